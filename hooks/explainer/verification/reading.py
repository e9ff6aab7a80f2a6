"""Read the numbers and dates of a passage, whatever its digits, number style and language."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache, partial

from persiantools.jdatetime import JalaliDate

from .words import fold, months, multipliers, number_words, persian_months, without_prefixes

_DECIMAL_MARK = {"pl": ",", "vi": ","}
_LATIN = "a-z\u00df-\u024f\u1e00-\u1eff"
# No digit before it, nor a Latin letter, as in "p5" or "covid-19"; an Arabic one may be a particle: و21.
_START = rf"(?<![0-9_{_LATIN}])(?<![{_LATIN}]-)(?<![0-9][.,٬٫/:'’])"
_NUMBER = re.compile(
    rf"{_START}(?:(?P<whole>[0-9]{{1,3}})(?P<mark>[ .,٬'’])(?P<rest>[0-9]{{3}}(?:(?P=mark)[0-9]{{3}})*)"
    rf"(?![0-9])(?:[.,٫](?P<part>[0-9]+))?"
    rf"|(?P<plain>[0-9]+)(?:(?P<point>[.,٫/])(?P<decimals>[0-9]+))?)(?![/:][0-9])"
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_LETTER_AFTER = re.compile(rf"[_{_LATIN}]")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_PHRASE = 3
_LONGEST_NUMBER = 40  # no value has as many digits
_AHEAD = 60  # characters in which the words for magnitude after a number stand
_GAP = r"\s*(?:[-–—,]|{words})\s*"
_BETWEEN_DAYS = {"en": "and|to|through|until", "fa": "و|تا|الی", "ar": "و|الی|حتی", "pl": "i|oraz|do", "vi": "và|đến"}
_BEFORE_YEAR = {"en": ",|of", "fa": "سال|ماه|ماه سال", "ar": "عام|سنة|من عام|من", "pl": "roku", "vi": "năm|,|/|-"}


@dataclass
class Reading:
    """The numbers, years, months and days that a passage names; a day without its year has ``None`` there."""

    numbers: set[Fraction] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    months: set[tuple[int, int]] = field(default_factory=set)
    days: set[tuple[int | None, int, int]] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    text: str = ""

    def add_day(self, year: int | None, month: int, day: int) -> None:
        """Note a day, if there is such a day."""
        try:
            datetime.date(year or 2000, month, day)
        except ValueError:
            return
        self.days.add((year, month, day))
        if year is not None:
            self.add_month(year, month)

    def add_month(self, year: int, month: int) -> None:
        """Note a month of a year."""
        self.months.add((year, month))
        self.years.add(year)


Note = Callable[[Reading, re.Match[str]], None]


def read_passage(text: str, lang: str) -> Reading:
    """Read ``text``, which is in ``lang``; number words and month names of other languages are not looked for."""
    reading = Reading(text=fold(text))
    rest = reading.text
    for pattern, note in _date_patterns(lang):
        rest = _take(pattern, note, reading, rest)
    rest = _take(_NUMBER, partial(_note_number, lang), reading, rest)
    _note_words(reading, rest, lang)
    return reading


def _take(pattern: re.Pattern[str], note: Note, reading: Reading, text: str) -> str:
    """Note what the pattern finds, and leave a gap in its place, so that nothing is read twice."""

    def noted(match: re.Match[str]) -> str:
        note(reading, match)
        return " ¦ "

    return pattern.sub(noted, text)


def _note_number(lang: str, reading: Reading, match: re.Match[str]) -> None:
    if len(match.group()) > _LONGEST_NUMBER:
        return
    following = match.string[match.end() : match.end() + _AHEAD]
    ordinal = _ORDINAL.match(following)
    factor = _factor(following, lang)
    if _LETTER_AFTER.match(following) and not ordinal and factor == 1:
        return
    for amount in _amounts(match, lang):
        reading.numbers.add(amount * factor)
    plain = match["plain"]
    if plain and not match["decimals"] and factor == 1 and len(plain) == 4 and 1000 <= int(plain) < 3000:
        reading.years.add(int(plain))


def _amounts(match: re.Match[str], lang: str) -> list[Fraction]:
    """What a number in digits may mean: 2,500 is two thousand five hundred, in Polish two and a half as well."""
    if match["plain"]:
        if match["point"] == "/" and lang != "fa":
            return []  # a fraction or a symbol such as 74/247; in Persian a slash is a decimal mark too
        return [Fraction(f"{match['plain']}.{match['decimals'] or 0}")]
    grouped = re.sub(r"[^0-9]", "", match["whole"] + match["rest"])
    amounts = [Fraction(f"{grouped}.{match['part'] or 0}")]
    if match["mark"] == _DECIMAL_MARK.get(lang, ".") and len(match["rest"]) == 3:
        amounts.append(Fraction(f"{match['whole']}.{match['rest']}"))
    return amounts


def _factor(following: str, lang: str) -> int:
    """The product of the words for magnitude that follow a number at once: 100 thousand, ۲ هزار میلیارد."""
    factor = 1
    for word in re.findall(r"[^\W\d_]+|\S", following):
        if word not in multipliers(lang):
            break
        factor *= multipliers(lang)[word]
    return factor


def _note_words(reading: Reading, text: str, lang: str) -> None:
    known = number_words(lang)
    for stretch in re.split(r"[^\w\s-]", text):
        words = [match.group() for match in _WORD.finditer(stretch)]
        reading.words.update(words)
        index = 0
        while index < len(words):
            length, number = _phrase(words, index, known, lang)
            if number is not None:
                reading.numbers.add(
                    Fraction(number * _factor(" ".join(words[index + length : index + length + _LONGEST_PHRASE]), lang))
                )
            index += length


def _phrase(words: list[str], index: int, known: dict[tuple[str, ...], int], lang: str) -> tuple[int, int | None]:
    """The longest number phrase that begins at ``index``: how many words it has, and what it means."""
    for length in range(min(_LONGEST_PHRASE, len(words) - index), 0, -1):
        for first in without_prefixes(words[index], lang):
            number = known.get((first, *words[index + 1 : index + length]))
            if number is not None:
                return length, number
    return 1, None


@cache
def _date_patterns(lang: str) -> tuple[tuple[re.Pattern[str], Note], ...]:
    """The ways a language writes dates, the longer ones first, and what each notes."""
    patterns: list[tuple[str, Note]] = [
        (r"(?P<year>[12][0-9]{3})[-/](?P<m>[0-9]{1,2})[-/](?P<d>[0-9]{1,2})(?![0-9])", _note_year_first),
        (r"(?P<d>[0-9]{1,2})(?P<sep>[./-])(?P<m>[0-9]{1,2})(?P=sep)(?P<year>[12][0-9]{3})(?![0-9])", _note_year_last),
    ]
    if lang == "vi":
        patterns.append((r"(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})(?![0-9/])(?P<year>)", _note_year_last))
    if months(lang):
        patterns = [*_persian_dates(), *patterns] if lang == "fa" else patterns
        patterns += _dates_with_names(lang)
    return tuple((re.compile(_start(pattern)), note) for pattern, note in patterns)


def _dates_with_names(lang: str) -> list[tuple[str, Note]]:
    name = _alternatives(months(lang))
    second = rf"(?:\s*[/(]\s*(?:{name})\b\s*\)?)?"  # Arabic gives both names: أكتوبر/تشرين الأول
    month = rf"(?P<month>{name})\b\.?{second}"
    days = _days(lang)
    year = rf"(?:\s*(?:{_BEFORE_YEAR[lang]})?\s*(?P<year>[12][0-9]{{3}})(?![0-9]))"

    def note_days(reading: Reading, match: re.Match[str]) -> None:
        number = months(lang)[match["month"]]
        for one in re.findall(r"[0-9]+", match["days"]):
            reading.add_day(int(match["year"]) if match["year"] else None, number, int(one))

    def note_month(reading: Reading, match: re.Match[str]) -> None:
        reading.add_month(int(match["year"]), months(lang)[match["month"]])

    patterns: list[tuple[str, Note]] = [(rf"{days}\s*(?:of\s+|de\s+)?{month}{year}?", note_days)]
    if lang == "en":
        patterns.append((rf"\b{month}\s+{days}(?![0-9]){year}?", note_days))
    return [*patterns, (rf"\b{month}{year}", note_month)]


def _persian_dates() -> list[tuple[str, Note]]:
    month = rf"(?P<month>{_alternatives(persian_months())})"
    return [(rf"{_days('fa')}\s*{month}\s*(?:ماه)?\s*(?P<year>1[34][0-9]{{2}})(?![0-9])", _note_persian_days)]


def _days(lang: str) -> str:
    """One day, or several of one month: 25 and 26."""
    day = r"[0-9]{1,2}(?:st|nd|rd|th)?"
    gap = _GAP.format(words=_BETWEEN_DAYS[lang])
    return rf"(?P<days>{day}(?:{gap}{day}){{0,5}})"


def _start(pattern: str) -> str:
    return pattern if pattern.startswith(r"\b") else rf"(?<![0-9])(?<![0-9][.,/-]){pattern}"


def _alternatives(names: dict[str, int]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=len, reverse=True))


def _note_year_first(reading: Reading, match: re.Match[str]) -> None:
    year, month, day = (int(match[name]) for name in ("year", "m", "d"))
    if 1300 <= year < 1500:
        _add_persian(reading, year, month, day)
    else:
        reading.add_day(year, month, day)


def _note_year_last(reading: Reading, match: re.Match[str]) -> None:
    year = int(match["year"]) if match["year"] else None
    reading.add_day(year, int(match["m"]), int(match["d"]))


def _note_persian_days(reading: Reading, match: re.Match[str]) -> None:
    for one in re.findall(r"[0-9]+", match["days"]):
        _add_persian(reading, int(match["year"]), persian_months()[match["month"]], int(one))


def _add_persian(reading: Reading, year: int, month: int, day: int) -> None:
    try:
        date = JalaliDate(year, month, day).to_gregorian()
    except ValueError:
        return
    reading.add_day(date.year, date.month, date.day)
