"""Write numbers, dates and lists the way each language does, as plain text.

Babel supplies the rules (CLDR); what it lacks is added here: Persian digits in dates, the Persian calendar
(persiantools), the Levantine month names beside the Egyptian ones in Arabic, the Polish "r." after a year.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

import babel.dates
import babel.lists
import babel.numbers
from babel import Locale
from persiantools.jdatetime import JalaliDate

from .model import Language, PartialDate

DateStyle = Literal["full", "day", "month", "year"]
DATE_STYLES: tuple[str, ...] = get_args(DateStyle)
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
Number = int | float

# CLDR's patterns; "d" and "name" write what is left of a date beside another of the same month or year.
_PATTERNS = {"full": "d MMMM y", "day": "d MMMM", "month": "MMMM y", "year": "y"}
_PATTERNS |= {"d": "d", "name": "MMMM", "alone": "MMMM y"}
# A Polish month alone, as in a heading, is in the nominative; a Persian one without a year has no link to it (فوریهٔ).
_OWN_PATTERNS = {("pl", "alone"): "LLLL y", ("fa", "day"): "d LLLL", ("fa", "name"): "LLLL"}
_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
# Iraq and the Levant call the months of the Gregorian calendar otherwise than Egypt and the Gulf.
_SECOND_MONTH_NAMES = {"ar": "ar_IQ"}
# CLDR's minimumGroupingDigits, which Babel does not read: Polish writes 2500 and 12 500.
_GROUPED_FROM = {"pl": 10_000}
# What follows a year, and in which styles: Polish abbreviates "of the year", Persian says which era it is.
_YEAR_MARKS: dict[str, tuple[str, tuple[str, ...]]] = {
    "pl": ("\u00a0r.", ("full", "month", "year")),
    "fa": (" میلادی", ("year",)),
}
_RANGE = "–"


@dataclass(frozen=True)
class Segment:
    """A piece of a written date; ``iso`` is the day it stands for, ``None`` for the words between."""

    text: str
    iso: str | None = None


class Localizer:
    """The writing rules of one language. Every method returns plain text without markup."""

    def __init__(self, code: str, language: Language) -> None:
        self.code = code
        self.language = language
        self.locale = Locale.parse(language.locale)
        rules = self.locale.plural_form
        self.categories = tuple(name for name in CATEGORIES if name in rules.tags or name == "other")

    def digits(self, text: str) -> str:
        """Write the ASCII digits of ``text`` with the digits of the language."""
        return text.translate(_PERSIAN_DIGITS) if self.language.digits == "arabext" else text

    def number(self, number: Number) -> str:
        """Write a number with its thousands separators: 2,500; ۲٬۵۰۰."""
        # Babel takes from the numbering system the separators only; the digits are ours to write, here and below.
        return self.digits(
            babel.numbers.format_decimal(
                number,
                locale=self.locale,
                decimal_quantization=False,
                group_separator=abs(number) >= _GROUPED_FROM.get(self.code, 1000),
                numbering_system=self.language.digits,
            )
        )

    def compact(self, number: Number) -> str:
        """Write a large number with a word for its magnitude: 83.5 million."""
        return self.digits(
            babel.numbers.format_compact_decimal(
                number,
                format_type="long",
                locale=self.locale,
                fraction_digits=1,
                numbering_system=self.language.digits,
            )
        )

    def percent(self, number: Number) -> str:
        """Write a percentage, given as a number of hundredths: 15 is 15%."""
        pattern = str(self.locale.percent_formats[None].pattern)
        sign = "٪" if self.language.digits == "arabext" else "%"
        return pattern.replace("#,##0", self.number(number)).replace("%", sign)

    def number_range(self, low: Number, high: Number) -> str:
        """Write two numbers as a range: 100–150. The reading direction orders them, so nothing is swapped here."""
        return f"{self.number(low)}{_RANGE}{self.number(high)}"

    def plural_category(self, number: Number) -> str:
        """The CLDR plural category of a number in the language, such as ``few``."""
        return self.locale.plural_form(number)

    def listing(self, items: list[str]) -> str:
        """Join items as a sentence does: a, b and c."""
        joined = babel.lists.format_list(items, locale=self.locale)
        # CLDR adds a mark and a comma before the last Persian item that Persian editors do not write.
        return joined.replace("\u200f", "").replace("، و ", " و ") if self.code == "fa" else joined

    def sort_key(self, text: str) -> list[int]:
        """The place of a text in the alphabet of the language; letters with marks it lacks count as those without."""
        alphabet = self.language.alphabet
        places = []
        for letter in text.casefold():
            if letter not in alphabet:
                letter = unicodedata.normalize("NFD", letter)[0]
            if letter in alphabet:
                places.append(alphabet.index(letter))
            elif letter.isspace():
                places.append(-1)
        return places

    def date(self, date: PartialDate, style: DateStyle = "full") -> str:
        """Write a date as precisely as it is known, or less precisely where ``style`` says so."""
        return "".join(segment.text for segment in self.date_segments(date, style))

    def date_segments(self, date: PartialDate, style: DateStyle = "full", alone: bool = False) -> list[Segment]:
        """Like :meth:`date`, in pieces that say which day each stands for; ``alone`` is a date outside a sentence."""
        style = _coarser(style, date)
        gregorian = self._gregorian(date.first_day, "alone" if alone and style == "month" else style)
        if self.language.calendar == "persian" and style != "year":
            # A month of the one calendar reaches into two of the other.
            persian = "".join(segment.text for segment in _span(self._persian, date, date, style))
            return [Segment(f"{persian} ({gregorian})", date.iso)]
        return [Segment(gregorian + self._year_mark(style), date.iso)]

    def date_range_segments(self, first: PartialDate, last: PartialDate, style: DateStyle = "full") -> list[Segment]:
        """Write two days of one event: 25–26 October 2025. Where the year differs, it is written in any style."""
        style = _coarser(_coarser(style, first), last)
        if style == "day" and first.year != last.year:
            style = "full"
        segments = _span(self._gregorian, first, last, style)
        if self.language.calendar == "persian" and style != "year":
            gregorian = "".join(segment.text for segment in segments)
            return [*_span(self._persian, first, last, style), Segment(f" ({gregorian})")]
        return [*segments[:-1], Segment(segments[-1].text + self._year_mark(style), segments[-1].iso)]

    def _gregorian(self, day: datetime.date, style: str) -> str:
        pattern = _OWN_PATTERNS.get((self.code, style), _PATTERNS[style])
        text = babel.dates.format_date(day, pattern, locale=self.locale)
        second = _SECOND_MONTH_NAMES.get(self.code)
        if second:
            month = self.locale.months["format"]["wide"][day.month]
            text = text.replace(month, f"{month}/{Locale.parse(second).months['format']['wide'][day.month]}")
        return self.digits(text)

    def _persian(self, day: datetime.date, style: str) -> str:
        date = JalaliDate(day)
        month = str(date.strftime("%B", locale="fa"))
        parts = {"d": [date.day], "day": [date.day, month], "full": [date.day, month, date.year]}
        parts |= {"name": [month], "month": [month, date.year], "year": [date.year]}
        return self.digits(" ".join(str(part) for part in parts[style]))

    def _year_mark(self, style: str) -> str:
        mark, styles = _YEAR_MARKS.get(self.code, ("", ()))
        return mark if style in styles else ""


def _coarser(style: DateStyle, date: PartialDate) -> DateStyle:
    """A style that asks for no more than is known of the date."""
    if date.month is None:
        return "year"
    if date.day is None:
        return "year" if style == "year" else "month"
    return style


def _span(
    write: Callable[[datetime.date, str], str], first: PartialDate, last: PartialDate, style: DateStyle
) -> list[Segment]:
    """Write from ``first`` to ``last`` without repeating the month and year that they share in this calendar."""
    day, last_day = first.first_day, last.last_day
    end = write(last_day, style)
    if write(day, style) == end:
        return [Segment(end, _shared_iso(first, last, style))]
    short: str = style
    if write(day, "year") == write(last_day, "year"):
        short = {"full": "day", "month": "name"}.get(style, style)
    if short == "day" and write(day, "month") == write(last_day, "month"):
        short = "d"
    start = write(day, short)
    dash = f" {_RANGE} " if " " in start else _RANGE
    return [Segment(start, first.iso), Segment(dash), Segment(end, last.iso)]


def _shared_iso(first: PartialDate, last: PartialDate, style: DateStyle) -> str | None:
    """What a machine reads for a month or year that holds both dates; ``None`` when no Gregorian one does."""
    if first == last:
        return first.iso
    ends = {PartialDate(date.year, date.month if style == "month" else None).iso for date in (first, last)}
    return ends.pop() if len(ends) == 1 else None
