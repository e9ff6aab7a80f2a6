"""How numbers, dates, lists and plurals are written: a row for each case, a column for each language."""

from __future__ import annotations

import datetime

import pytest
from explainer.localize import Segment
from explainer.model import PartialDate

COLUMNS = ("en", "pl", "fa", "ar")


def by_language(*rows):
    """Turn rows of a case and its four texts into cases of one language each."""
    return [(*row[:-4], lang, text) for row in rows for lang, text in zip(COLUMNS, row[-4:], strict=True)]


NUMBERS = by_language(
    (0, "0", "0", "۰", "0"),
    (72, "72", "72", "۷۲", "72"),
    (999, "999", "999", "۹۹۹", "999"),
    (2500, "2,500", "2500", "۲٬۵۰۰", "2,500"),
    (10000, "10,000", "10\u00a0000", "۱۰٬۰۰۰", "10,000"),
    (12500, "12,500", "12\u00a0500", "۱۲٬۵۰۰", "12,500"),
    (1234567, "1,234,567", "1\u00a0234\u00a0567", "۱٬۲۳۴٬۵۶۷", "1,234,567"),
    (83.5, "83.5", "83,5", "۸۳٫۵", "83.5"),
    (2500.75, "2,500.75", "2500,75", "۲٬۵۰۰٫۷۵", "2,500.75"),
)


@pytest.mark.parametrize(("number", "lang", "expected"), NUMBERS)
def test_numbers(localizers, number, lang, expected):
    """A number has the digits, the separators and the groups of its language."""
    assert localizers[lang].number(number) == expected


COMPACT = by_language(
    (83_500_000, "83.5 million", "83,5 miliona", "۸۳٫۵ میلیون", "83.5 مليون"),
    (100_000, "100 thousand", "100 tysięcy", "۱۰۰ هزار", "100 ألف"),
    (2_000_000_000, "2 billion", "2 miliardy", "۲ میلیارد", "2 مليار"),
    (72, "72", "72", "۷۲", "72"),
)


@pytest.mark.parametrize(("number", "lang", "expected"), COMPACT)
def test_compact_numbers(localizers, number, lang, expected):
    """A large number is written with a word for its magnitude, in the plural form that goes with it."""
    assert localizers[lang].compact(number) == expected


PERCENT = by_language(
    (15, "15%", "15%", "۱۵٪", "15%"),
    (8.3, "8.3%", "8,3%", "۸٫۳٪", "8.3%"),
    (33.333, "33.333%", "33,333%", "۳۳٫۳۳۳٪", "33.333%"),
    (2500, "2,500%", "2500%", "۲٬۵۰۰٪", "2,500%"),
)


@pytest.mark.parametrize(("number", "lang", "expected"), PERCENT)
def test_percentages(localizers, number, lang, expected):
    """A percentage is written as it was published, with the sign of its digits."""
    assert localizers[lang].percent(number) == expected


NUMBER_RANGES = by_language(
    (100, 150, "100–150", "100–150", "۱۰۰–۱۵۰", "100–150"),
    (2500, 12500, "2,500–12,500", "2500–12\u00a0500", "۲٬۵۰۰–۱۲٬۵۰۰", "2,500–12,500"),
)


@pytest.mark.parametrize(("low", "high", "lang", "expected"), NUMBER_RANGES)
def test_number_ranges(localizers, low, high, lang, expected):
    """A range has the smaller number first, also in right-to-left text, and a dash without spaces."""
    assert localizers[lang].number_range(low, high) == expected


DATES = by_language(
    ("2025-10-25", "full", "25 October 2025", "25 października 2025\u00a0r.", "۳ آبان ۱۴۰۴ (۲۵ اکتبر ۲۰۲۵)",
     "25 أكتوبر/تشرين الأول 2025"),
    ("2025-10-25", "day", "25 October", "25 października", "۳ آبان (۲۵ اکتبر)", "25 أكتوبر/تشرين الأول"),
    ("2025-10-25", "month", "October 2025", "października 2025\u00a0r.", "آبان ۱۴۰۴ (اکتبر ۲۰۲۵)",
     "أكتوبر/تشرين الأول 2025"),
    ("2025-10-25", "year", "2025", "2025\u00a0r.", "۲۰۲۵ میلادی", "2025"),
    ("2024-12-24", "full", "24 December 2024", "24 grudnia 2024\u00a0r.", "۴ دی ۱۴۰۳ (۲۴ دسامبر ۲۰۲۴)",
     "24 ديسمبر/كانون الأول 2024"),
    ("2026-01-05", "full", "5 January 2026", "5 stycznia 2026\u00a0r.", "۱۵ دی ۱۴۰۴ (۵ ژانویهٔ ۲۰۲۶)",
     "5 يناير/كانون الثاني 2026"),
    ("2024-02-29", "day", "29 February", "29 lutego", "۱۰ اسفند (۲۹ فوریه)", "29 فبراير/شباط"),
    ("2025-10", "full", "October 2025", "października 2025\u00a0r.", "مهر–آبان ۱۴۰۴ (اکتبر ۲۰۲۵)",
     "أكتوبر/تشرين الأول 2025"),
    ("2025-10", "day", "October 2025", "października 2025\u00a0r.", "مهر–آبان ۱۴۰۴ (اکتبر ۲۰۲۵)",
     "أكتوبر/تشرين الأول 2025"),
    ("2025-03", "full", "March 2025", "marca 2025\u00a0r.", "اسفند ۱۴۰۳ – فروردین ۱۴۰۴ (مارس ۲۰۲۵)",
     "مارس/آذار 2025"),
    ("2025-10", "year", "2025", "2025\u00a0r.", "۲۰۲۵ میلادی", "2025"),
    ("2025", "full", "2025", "2025\u00a0r.", "۲۰۲۵ میلادی", "2025"),
    ("2025", "month", "2025", "2025\u00a0r.", "۲۰۲۵ میلادی", "2025"),
)  # fmt: skip


@pytest.mark.parametrize(("iso", "style", "lang", "expected"), DATES)
def test_dates(localizers, iso, style, lang, expected):
    """A date is written in the order, calendar and grammar of its language, never more precisely than it is known."""
    assert localizers[lang].date(PartialDate.parse(iso), style) == expected


ALONE = by_language(
    ("2025-10", "October 2025", "październik 2025\u00a0r.", "مهر–آبان ۱۴۰۴ (اکتبر ۲۰۲۵)", "أكتوبر/تشرين الأول 2025"),
    ("2025-10-25", "25 October 2025", "25 października 2025\u00a0r.", "۳ آبان ۱۴۰۴ (۲۵ اکتبر ۲۰۲۵)",
     "25 أكتوبر/تشرين الأول 2025"),
)  # fmt: skip


@pytest.mark.parametrize(("iso", "lang", "expected"), ALONE)
def test_dates_outside_sentences(localizers, iso, lang, expected):
    """A month that stands by itself, as over an event, is in the nominative."""
    segments = localizers[lang].date_segments(PartialDate.parse(iso), alone=True)
    assert segments == [Segment(expected, iso)]


# Day, month and year of the Persian calendar, as printed in the official calendars of Iran.
PERSIAN_NEW_YEARS = [
    ("2021-03-20", "۳۰ اسفند ۱۳۹۹ (۲۰ مارس ۲۰۲۱)"),  # 1399 was a leap year
    ("2021-03-21", "۱ فروردین ۱۴۰۰ (۲۱ مارس ۲۰۲۱)"),
    ("2024-03-19", "۲۹ اسفند ۱۴۰۲ (۱۹ مارس ۲۰۲۴)"),
    ("2024-03-20", "۱ فروردین ۱۴۰۳ (۲۰ مارس ۲۰۲۴)"),
    ("2025-03-20", "۳۰ اسفند ۱۴۰۳ (۲۰ مارس ۲۰۲۵)"),  # 1403 was a leap year
    ("2025-03-21", "۱ فروردین ۱۴۰۴ (۲۱ مارس ۲۰۲۵)"),
    ("2026-03-20", "۲۹ اسفند ۱۴۰۴ (۲۰ مارس ۲۰۲۶)"),
    ("2026-03-21", "۱ فروردین ۱۴۰۵ (۲۱ مارس ۲۰۲۶)"),
]


@pytest.mark.parametrize(("iso", "expected"), PERSIAN_NEW_YEARS)
def test_persian_new_years(localizers, iso, expected):
    """The Persian year changes at Nowruz, after a leap day in a leap year."""
    assert localizers["fa"].date(PartialDate.parse(iso)) == expected


PERSIAN_MONTHS = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
                  "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]  # fmt: skip
LEAP_REMAINDERS = {1, 5, 9, 13, 17, 22, 26, 30}


def persian_days(year: int, day: datetime.date):
    """Count Persian days from 1 Farvardin of ``year``: six months of 31, five of 30, one of 29, or 30 in a leap year.

    Years leap by their remainder in the cycle of 33, which holds from 1343 to 1472.
    """
    while True:
        lengths = [31] * 6 + [30] * 5 + [30 if year % 33 in LEAP_REMAINDERS else 29]
        for month, length in zip(PERSIAN_MONTHS, lengths, strict=True):
            for number in range(1, length + 1):
                yield day, f"{number} {month} {year}"
                day += datetime.timedelta(days=1)
        year += 1


def test_persian_calendar_follows_its_own_rule(localizers):
    """Every day of ten years agrees with a count by month lengths and leap years from 1 Farvardin 1404."""
    digits = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
    for day, expected in persian_days(1404, datetime.date(2025, 3, 21)):
        written = localizers["fa"].date(PartialDate(day.year, day.month, day.day))
        assert written.split(" (")[0] == expected.translate(digits), day
        if day.year == 2035:
            break


DATE_RANGES = by_language(
    ("2025-10-25", "2025-10-26", "full", "25–26 October 2025", "25–26 października 2025\u00a0r.",
     "۳–۴ آبان ۱۴۰۴ (۲۵–۲۶ اکتبر ۲۰۲۵)", "25–26 أكتوبر/تشرين الأول 2025"),
    ("2025-10-01", "2025-10-10", "full", "1–10 October 2025", "1–10 października 2025\u00a0r.",
     "۹–۱۸ مهر ۱۴۰۴ (۱–۱۰ اکتبر ۲۰۲۵)", "1–10 أكتوبر/تشرين الأول 2025"),
    # One month here, two there.
    ("2025-10-22", "2025-10-23", "full", "22–23 October 2025", "22–23 października 2025\u00a0r.",
     "۳۰ مهر – ۱ آبان ۱۴۰۴ (۲۲–۲۳ اکتبر ۲۰۲۵)", "22–23 أكتوبر/تشرين الأول 2025"),
    ("2025-10-30", "2025-11-02", "full", "30 October – 2 November 2025", "30 października – 2 listopada 2025\u00a0r.",
     "۸–۱۱ آبان ۱۴۰۴ (۳۰ اکتبر – ۲ نوامبر ۲۰۲۵)", "30 أكتوبر/تشرين الأول – 2 نوفمبر/تشرين الثاني 2025"),
    ("2025-01-30", "2025-04-02", "full", "30 January – 2 April 2025", "30 stycznia – 2 kwietnia 2025\u00a0r.",
     "۱۱ بهمن ۱۴۰۳ – ۱۳ فروردین ۱۴۰۴ (۳۰ ژانویه – ۲ آوریل ۲۰۲۵)", "30 يناير/كانون الثاني – 2 أبريل/نيسان 2025"),
    # One year here, two there.
    ("2025-03-20", "2025-03-21", "full", "20–21 March 2025", "20–21 marca 2025\u00a0r.",
     "۳۰ اسفند ۱۴۰۳ – ۱ فروردین ۱۴۰۴ (۲۰–۲۱ مارس ۲۰۲۵)", "20–21 مارس/آذار 2025"),
    ("2025-12-30", "2026-01-02", "full", "30 December 2025 – 2 January 2026",
     "30 grudnia 2025 – 2 stycznia 2026\u00a0r.",
     "۹–۱۲ دی ۱۴۰۴ (۳۰ دسامبر ۲۰۲۵ – ۲ ژانویهٔ ۲۰۲۶)", "30 ديسمبر/كانون الأول 2025 – 2 يناير/كانون الثاني 2026"),
    ("2025-10-25", "2026-10-25", "full", "25 October 2025 – 25 October 2026",
     "25 października 2025 – 25 października 2026\u00a0r.",
     "۳ آبان ۱۴۰۴ – ۳ آبان ۱۴۰۵ (۲۵ اکتبر ۲۰۲۵ – ۲۵ اکتبر ۲۰۲۶)",
     "25 أكتوبر/تشرين الأول 2025 – 25 أكتوبر/تشرين الأول 2026"),
    ("2025-10-25", "2025-10-26", "day", "25–26 October", "25–26 października", "۳–۴ آبان (۲۵–۲۶ اکتبر)",
     "25–26 أكتوبر/تشرين الأول"),
    ("2025-10-30", "2025-11-02", "day", "30 October – 2 November", "30 października – 2 listopada",
     "۸–۱۱ آبان (۳۰ اکتبر – ۲ نوامبر)", "30 أكتوبر/تشرين الأول – 2 نوفمبر/تشرين الثاني"),
    # Days of two years need their years.
    ("2025-10-25", "2026-10-26", "day", "25 October 2025 – 26 October 2026",
     "25 października 2025 – 26 października 2026\u00a0r.",
     "۳ آبان ۱۴۰۴ – ۴ آبان ۱۴۰۵ (۲۵ اکتبر ۲۰۲۵ – ۲۶ اکتبر ۲۰۲۶)",
     "25 أكتوبر/تشرين الأول 2025 – 26 أكتوبر/تشرين الأول 2026"),
    ("2025-10-25", "2025-10-26", "month", "October 2025", "października 2025\u00a0r.", "آبان ۱۴۰۴ (اکتبر ۲۰۲۵)",
     "أكتوبر/تشرين الأول 2025"),
    ("2025-10-30", "2025-11-02", "month", "October–November 2025", "października–listopada 2025\u00a0r.",
     "آبان ۱۴۰۴ (اکتبر–نوامبر ۲۰۲۵)", "أكتوبر/تشرين الأول – نوفمبر/تشرين الثاني 2025"),
    ("2025-10-25", "2025-10-26", "year", "2025", "2025\u00a0r.", "۲۰۲۵ میلادی", "2025"),
    ("2025-12-30", "2026-01-02", "year", "2025–2026", "2025–2026\u00a0r.", "۲۰۲۵–۲۰۲۶ میلادی", "2025–2026"),
)  # fmt: skip


@pytest.mark.parametrize(("first", "last", "style", "lang", "expected"), DATE_RANGES)
def test_date_ranges(localizers, first, last, style, lang, expected):
    """Two days are written without repeating the month and the year that they share in the calendar they are in."""
    segments = localizers[lang].date_range_segments(PartialDate.parse(first), PartialDate.parse(last), style)
    assert "".join(segment.text for segment in segments) == expected


SEGMENTS = [
    ("en", "full", [("25", "2025-10-25"), ("–", None), ("26 October 2025", "2025-10-26")]),
    ("pl", "full", [("25", "2025-10-25"), ("–", None), ("26 października 2025\u00a0r.", "2025-10-26")]),
    ("fa", "full", [("۳", "2025-10-25"), ("–", None), ("۴ آبان ۱۴۰۴", "2025-10-26"), (" (۲۵–۲۶ اکتبر ۲۰۲۵)", None)]),
    ("ar", "full", [("25", "2025-10-25"), ("–", None), ("26 أكتوبر/تشرين الأول 2025", "2025-10-26")]),
    ("en", "month", [("October 2025", "2025-10")]),
    ("en", "year", [("2025", "2025")]),
]


@pytest.mark.parametrize(("lang", "style", "expected"), SEGMENTS)
def test_segments_of_a_date_range(localizers, lang, style, expected):
    """Each piece of a range says which day it stands for; what stands for both says what they share."""
    segments = localizers[lang].date_range_segments(PartialDate(2025, 10, 25), PartialDate(2025, 10, 26), style)
    assert segments == [Segment(*pair) for pair in expected]


LISTS = by_language(
    (["UNODC"], "UNODC", "UNODC", "UNODC", "UNODC"),
    (["UN", "UNODC"], "UN and UNODC", "UN i UNODC", "UN و UNODC", "UN وUNODC"),
    (["UN", "EU", "UNODC"], "UN, EU and UNODC", "UN, EU i UNODC", "UN، EU و UNODC", "UN وEU وUNODC"),
)


@pytest.mark.parametrize(("items", "lang", "expected"), LISTS)
def test_lists(localizers, items, lang, expected):
    """Items are joined with the comma and the "and" of the language, without a comma before it."""
    assert localizers[lang].listing(items) == expected


PLURALS = {
    "en": {"other": [0, 2, 72, 1.5], "one": [1]},
    "pl": {"one": [1], "few": [2, 22, 72, 102], "many": [0, 5, 12, 112, 2500], "other": [1.5]},
    "fa": {"one": [0, 1], "other": [2, 72, 1.5]},
    "ar": {
        "zero": [0], "one": [1], "two": [2], "few": [3, 10, 103], "many": [11, 72, 99], "other": [100, 102, 1.5]
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "number", "expected"),
    [(lang, number, name) for lang, rows in PLURALS.items() for name, numbers in rows.items() for number in numbers],
)
def test_plural_categories(localizers, lang, number, expected):
    """A number has the plural category that CLDR gives it in the language."""
    assert localizers[lang].plural_category(number) == expected


def test_every_plural_category_occurs(localizers):
    """The categories that a text has forms for are those that numbers have, in CLDR's order."""
    order = ("zero", "one", "two", "few", "many", "other")
    for lang, rows in PLURALS.items():
        assert localizers[lang].categories == tuple(name for name in order if name in rows)


ALPHABETS = [
    ("en", ["Accession", "Électronique", "Treaty"]),
    ("pl", ["cyberprzestępczość", "ćwiczenie", "depozytariusz", "świadek", "umowa"]),
    ("fa", ["آسیا", "پیمان", "چین", "کنوانسیون", "گواه", "یونان"]),
    ("ar", ["اتفاقية", "توقيع", "دولة", "معاهدة"]),
]


@pytest.mark.parametrize(("lang", "expected"), ALPHABETS)
def test_alphabetical_order(localizers, lang, expected):
    """Words are sorted by the alphabet of their language, not by code points."""
    shuffled = expected[::-1]
    assert sorted(shuffled, key=localizers[lang].sort_key) == expected
