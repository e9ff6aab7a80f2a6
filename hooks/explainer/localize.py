"""Write numbers, dates and lists the way each language does, as plain text.

Babel supplies the rules (CLDR); what it lacks is added here: Persian digits in dates, the Persian calendar
(persiantools), the Levantine month names beside the Egyptian ones in Arabic, the Polish "r." after a year.
"""

from __future__ import annotations

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

_PATTERNS = {"full": "d MMMM y", "day": "d MMMM", "month": "MMMM y", "year": "y"}
_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
# Iraq and the Levant call the months of the Gregorian calendar otherwise than Egypt and the Gulf.
_SECOND_MONTH_NAMES = {"ar": "ar_IQ"}
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
                number, locale=self.locale, decimal_quantization=False, numbering_system=self.language.digits
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
        pattern = self.locale.percent_formats[None].pattern.replace("#,##0", "#,##0.##")
        return self.digits(
            babel.numbers.format_percent(
                number / 100, pattern, locale=self.locale, numbering_system=self.language.digits
            )
        )

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

    def date(self, date: PartialDate, style: DateStyle = "full") -> str:
        """Write a date as precisely as it is known, or less precisely where ``style`` says so."""
        return "".join(segment.text for segment in self.date_segments(date, style))

    def date_segments(self, date: PartialDate, style: DateStyle = "full") -> list[Segment]:
        """Like :meth:`date`, in pieces that say which day each stands for."""
        style = _coarser(style, date)
        if self.language.calendar == "persian" and style != "year":
            return [Segment(f"{self._persian(date, style)} ({self._gregorian(date, style)})", date.iso)]
        return [Segment(self._gregorian(date, style) + self._year_mark(style), date.iso)]

    def date_range_segments(self, first: PartialDate, last: PartialDate, style: DateStyle = "full") -> list[Segment]:
        """Write two days of one event: 25–26 October 2025."""
        if self.language.calendar != "persian":
            segments = _span(self._gregorian, first, last, style)
            return [*segments[:-1], Segment(segments[-1].text + self._year_mark(style), segments[-1].iso)]
        gregorian = "".join(segment.text for segment in _span(self._gregorian, first, last, style))
        return [*_span(self._persian, first, last, style), Segment(f" ({gregorian})")]

    def _gregorian(self, date: PartialDate, style: str) -> str:
        day = date.first_day
        text = babel.dates.format_date(day, _PATTERNS.get(style, style), locale=self.locale)
        second = _SECOND_MONTH_NAMES.get(self.code)
        if second and style in ("full", "day", "month"):
            month = self.locale.months["format"]["wide"][day.month]
            text = text.replace(month, f"{month}/{Locale.parse(second).months['format']['wide'][day.month]}")
        return self.digits(text)

    def _persian(self, date: PartialDate, style: str) -> str:
        first, last = JalaliDate(date.first_day), JalaliDate(date.last_day)
        if style == "month":
            months = [_persian_month(first)] + ([_persian_month(last)] if first.month != last.month else [])
            years = [first.year] + ([last.year] if first.year != last.year else [])
            if len(years) == 2:
                return self.digits(f"{months[0]} {years[0]} {_RANGE} {months[1]} {years[1]}")
            return self.digits(f"{_RANGE.join(months)} {years[0]}")
        if style == "d":
            return self.digits(str(first.day))
        year = f" {first.year}" if style == "full" else ""
        return self.digits(f"{first.day} {_persian_month(first)}{year}")

    def _year_mark(self, style: str) -> str:
        mark, styles = _YEAR_MARKS.get(self.code, ("", ()))
        return mark if style in styles else ""


def _persian_month(date: JalaliDate) -> str:
    return str(date.strftime("%B", locale="fa"))


def _coarser(style: DateStyle, date: PartialDate) -> DateStyle:
    """A style that asks for no more than is known of the date."""
    if date.month is None:
        return "year"
    if date.day is None:
        return "year" if style == "year" else "month"
    return style


def _span(
    write: Callable[[PartialDate, str], str], first: PartialDate, last: PartialDate, style: DateStyle
) -> list[Segment]:
    """Write two days without repeating the month and year that they share, as judged by the written text itself."""
    start, end, first_day = write(first, style), write(last, style), write(first, "d")
    if start.removeprefix(first_day) == end.removeprefix(write(last, "d")):
        return [Segment(first_day, first.iso), Segment(_RANGE), Segment(end, last.iso)]
    if style == "full":
        start_day, end_day = write(first, "day"), write(last, "day")
        if start.removeprefix(start_day) == end.removeprefix(end_day):
            start = start_day
    return [Segment(start, first.iso), Segment(f" {_RANGE} "), Segment(end, last.iso)]
