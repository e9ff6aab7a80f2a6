"""Numbers and dates in passages: every digit system, number style and language. The sentences are our own."""

from __future__ import annotations

import datetime
import time
from fractions import Fraction

import pytest
from explainer.localize import Localizer
from explainer.model import PartialDate
from explainer.verification.reading import read_passage
from explainer.verification.words import fold, number_words, without_prefixes
from hypothesis import given
from hypothesis import strategies as st

NUMBERS = [
    # digit systems
    ("en", "72 signed", {72}),
    ("fa", "۷۲ کشور", {72}),
    ("ar", "٧٢ دولة", {72}),
    ("ar", "و21 دولة", {21}),
    ("fa", "24ساعته", {24}),
    # thousands
    ("en", "2,500 people", {2500}),
    ("en", "2500 people", {2500}),
    ("pl", "2 500 osób", {2500}),
    ("pl", "12\u00a0500 osób", {12500}),
    ("en", "2’500 people", {2500}),
    ("fa", "۲٬۵۰۰ نفر", {2500}),
    ("ar", "٢٬٥٠٠ شخص", {2500}),
    ("en", "1,234,567", {1234567}),
    ("en", "12,50", {Fraction("12.5")}),
    # one mark may mean either
    ("en", "2.500", {2500, Fraction("2.5")}),
    ("pl", "2,500", {2500, Fraction("2.5")}),
    # decimals and magnitudes
    ("en", "83.5 million", {83_500_000}),
    ("pl", "83,5 mln", {83_500_000}),
    ("fa", "۸۳٫۵ میلیون", {83_500_000}),
    ("fa", "۸۳/۵ میلیون", {83_500_000}),
    ("ar", "83.5 مليون", {83_500_000}),
    ("en", "100 thousand", {100_000}),
    ("fa", "۱۰۰ هزار", {100_000}),
    ("ar", "100 ألف", {100_000}),
    ("pl", "100 tys.", {100_000}),
    ("pl", "sto tysięcy", {100_000}),
    ("vi", "100 nghìn", {100_000}),
    ("fa", "۲ هزار میلیارد", {2_000_000_000_000}),
    # words
    ("en", "two of twenty-five", {2, 25}),
    ("en", "the eightieth", {80}),
    ("en", "three hundred", {300}),
    ("pl", "po dwóch dniach", {2}),
    ("pl", "dwadzieścia pięć i trzydziesty ósmy", {25, 38}),
    ("fa", "بیست و پنج", {25}),
    ("fa", "هشتادمین", {80}),
    ("fa", "سی‌ام", {30}),
    ("ar", "الثمانين", {80}),
    ("ar", "خمسة وعشرون", {25}),
    ("ar", "الدفعات الخمس", {5}),
    ("ar", "اثنتا عشرة", {12}),
    ("ar", "بثلاثة", {3}),
    ("vi", "hai mươi lăm", {25}),
    # what is none
    ("en", "first", set()),
    ("en", "A/RES/74/247", set()),
    ("en", "24/7", set()),
    ("en", "W_5152.jpg, p5, covid-19", set()),
    ("en", "100k5", set()),
    ("de", "72 Staaten, zwei Tage", {72}),
]


@pytest.mark.parametrize(("lang", "text", "numbers"), NUMBERS, ids=[f"{lang}: {text}" for lang, text, _ in NUMBERS])
def test_numbers(lang: str, text: str, numbers: set[Fraction]) -> None:
    """A passage has these numbers and no other."""
    assert read_passage(text, lang).numbers == numbers


DAY = {(2025, 10, 25)}
DAYS = {(2025, 10, 25), (2025, 10, 26)}
DATES = [
    ("en", "25 October 2025", DAY),
    ("en", "October 25, 2025", DAY),
    ("en", "on the 25th of October, 2025", DAY),
    ("en", "October 25–26, 2025", DAYS),
    ("en", "25 and 26 October 2025", DAYS),
    ("en", "2025-10-25", DAY),
    ("en", "October 25", {(None, 10, 25)}),
    ("pl", "25 października 2025 r.", DAY),
    ("pl", "w dniach 25 i 26 października", {(None, 10, 25), (None, 10, 26)}),
    ("pl", "25.10.2025", DAY),
    ("fa", "۲۵ اکتبر ۲۰۲۵", DAY),
    ("fa", "۳ آبان ۱۴۰۴", DAY),
    ("fa", "۳ و ۴ آبان ۱۴۰۴", DAYS),
    ("fa", "۱۴۰۴/۰۸/۰۳", DAY),
    ("fa", "۲۵ ژوئیه ۲۰۲۵", {(2025, 7, 25)}),
    ("ar", "25 أكتوبر 2025", DAY),
    ("ar", "٢٥ تشرين الأول ٢٠٢٥", DAY),
    ("ar", "25 أكتوبر/تشرين الأول من عام 2025", DAY),
    ("ar", "يومي 25 و26 أكتوبر", {(None, 10, 25), (None, 10, 26)}),
    ("ar", "25 كانون الثاني 2025", {(2025, 1, 25)}),
    ("vi", "ngày 25 tháng 10 năm 2025", DAY),
    ("vi", "25/10", {(None, 10, 25)}),
    ("en", "31 February 2025", set()),
    ("fa", "۳۱ دی ۱۴۰۴", set()),
]


@pytest.mark.parametrize(("lang", "text", "days"), DATES, ids=[f"{lang}: {text}" for lang, text, _ in DATES])
def test_days(lang: str, text: str, days: set[tuple[int | None, int, int]]) -> None:
    """A passage has these days and no other, and the figures of a date are no numbers of their own."""
    reading = read_passage(text, lang)
    assert reading.days == days
    assert not reading.numbers


@given(number=st.integers(0, 10**12), lang=st.sampled_from(("en", "fa", "ar", "pl")))
def test_what_the_site_writes_can_be_read(localizers: dict[str, Localizer], number: int, lang: str) -> None:
    """A number is found in the way that each language of the site writes it."""
    assert number in read_passage(f"({localizers[lang].number(number)})", lang).numbers


@given(
    day=st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)), lang=st.sampled_from(("en", "fa", "ar", "pl"))
)
def test_dates_that_the_site_writes_can_be_read(
    localizers: dict[str, Localizer], day: datetime.date, lang: str
) -> None:
    """A day is found, and no other, in the way that each language of the site writes it."""
    written = localizers[lang].date(PartialDate(day.year, day.month, day.day))
    assert read_passage(f"({written})", lang).days == {(day.year, day.month, day.day)}


@given(text=st.text(), lang=st.sampled_from(("en", "fa", "ar", "pl", "vi", "xx")))
def test_any_text_can_be_read(text: str, lang: str) -> None:
    """No text stops the reader."""
    read_passage(text, lang)


@pytest.mark.parametrize("text", ["12, " * 5000, "1" * 50_000, "25 and " * 3000, "hai mươi " * 3000])
def test_a_long_line_takes_no_long_time(text: str) -> None:
    """Lines that repeat themselves, or a number without end, are read like any other."""
    started = time.perf_counter()
    read_passage(text, "vi")
    read_passage(text, "en")
    assert time.perf_counter() - started < 20  # it was minutes while lists of days had no end


def test_months_and_years() -> None:
    """A month stands with its year; a year stands alone, or in any date."""
    reading = read_passage("The text of August 2024 follows a decision of 2019 and 5 May 2021.", "en")
    assert reading.months == {(2024, 8), (2021, 5)}
    assert reading.years == {2024, 2019, 2021}


def test_folding_leaves_one_spelling() -> None:
    """Letter variants, marks and invisible joiners do not part two spellings of a word."""
    assert fold("إلى كُلّ") == fold("الی کل")
    assert fold("ΙΙ ５\u200f") == "ιι 5"


def test_arabic_prefixes_are_taken_off_at_every_place() -> None:
    """A word is looked up as it stands and without each particle that it may begin with."""
    assert without_prefixes("والثمانین", "ar") == ["والثمانین", "الثمانین", "ثمانین"]
    assert without_prefixes("والثمانین", "fa") == ["والثمانین"]


@pytest.mark.parametrize("lang", ["en", "fa", "ar", "pl", "vi"])
def test_the_words_of_a_language_reach_to_ninety_nine(lang: str) -> None:
    """Every number from 1 to 99 can be written in words, and no phrase is longer than what is looked for."""
    phrases = number_words(lang)
    assert set(range(1, 100)) <= set(phrases.values())
    assert max(map(len, phrases)) <= 3
