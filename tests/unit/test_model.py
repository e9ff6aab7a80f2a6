"""What the data may hold: dates, values, ids, and the message for what they may not."""

from __future__ import annotations

import datetime

import pytest
from explainer.load import load
from explainer.model import (
    DateRangeValue,
    DateValue,
    NumberRangeValue,
    NumberValue,
    Organisation,
    PartialDate,
    Statement,
    SymbolValue,
    Value,
)
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

GOOD_DATES = [
    ("2025-10-26", PartialDate(2025, 10, 26), "2025-10-26", "2025-10-26"),
    ("2024-02-29", PartialDate(2024, 2, 29), "2024-02-29", "2024-02-29"),
    ("2025-10", PartialDate(2025, 10), "2025-10-01", "2025-10-31"),
    ("2024-02", PartialDate(2024, 2), "2024-02-01", "2024-02-29"),
    ("2025-02", PartialDate(2025, 2), "2025-02-01", "2025-02-28"),
    ("2019", PartialDate(2019), "2019-01-01", "2019-12-31"),
    ("1000", PartialDate(1000), "1000-01-01", "1000-12-31"),
    ("2999-12-31", PartialDate(2999, 12, 31), "2999-12-31", "2999-12-31"),
]


@pytest.mark.parametrize(("iso", "date", "first_day", "last_day"), GOOD_DATES)
def test_dates(iso, date, first_day, last_day):
    """A date is a day, a month or a year, knows its first and last day, and is written back as it was read."""
    parsed = PartialDate.parse(iso)
    assert (parsed, parsed.iso) == (date, iso)
    assert parsed.first_day == datetime.date.fromisoformat(first_day)
    assert parsed.last_day == datetime.date.fromisoformat(last_day)


BAD_DATES = [
    "", "2025-2-1", "2025-02-30", "2025-02-29", "2025-13", "2025-00", "2025-10-00", "25-10-2025", "20251026",
    "2025/10/26", "2025-10-26T00:00", " 2025", "2025\n", "2025-", "۲۰۲۵", "٢٠٢٥-10", "0000", "0225-10-26", "3025",
    "last year", 2025, None, 2025.5, datetime.date(2025, 10, 26), ["2025"],
]  # fmt: skip


@pytest.mark.parametrize("raw", BAD_DATES)
def test_what_is_no_date(raw):
    """Anything else is refused with an example of what is right, a year that is a slip of the finger included."""
    with pytest.raises(PydanticCustomError, match='a quoted date such as "2025-10-26", "2025-10" or "2025"'):
        PartialDate.parse(raw)


VALUES = [
    ({"number": 72, "unit": "signatory"}, NumberValue(number=72, unit="signatory")),
    ({"number": 83.5, "unit": "dollar"}, NumberValue(number=83.5, unit="dollar")),
    ({"number_range": [100, 150], "unit": "state"}, NumberRangeValue(number_range=[100, 150], unit="state")),
    ({"date": "2025-10"}, DateValue(date=PartialDate(2025, 10))),
    ({"date_range": ["2025-10-25", "2025-10-26"]},
     DateRangeValue(date_range=[PartialDate(2025, 10, 25), PartialDate(2025, 10, 26)])),
    ({"symbol": "A/RES/79/243"}, SymbolValue(symbol="A/RES/79/243")),
    ({"symbol": "24/7"}, SymbolValue(symbol="24/7")),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "expected"), VALUES)
def test_kinds_of_values(raw, expected):
    """The one key that a value has says which kind it is, and its numbers stay as they were written."""
    value = TypeAdapter(Value).validate_python(raw)
    assert value == expected
    assert type(getattr(value, "number", 72)) is type(raw.get("number", 72))


TEXT = "".join(f"\n    {lang}: word" for lang in ("en", "pl", "fa", "ar"))
STATEMENT = f"""\
signing.total:
  status: reported
  said_by: pham-the-tung
  values:
    parties: {{number: 72, unit: signatory}}
  as_of: "2025-10-26"
  evidence:
    - {{source: vietnamplus-closing, passage: p06}}
  text:{TEXT}
"""
PARTIES, KINDS = "{number: 72, unit: signatory}", "exactly one of number, number_range, date, date_range, symbol"
DATE = 'a quoted date such as "2025-10-26", "2025-10" or "2025"'
HERE = "signing.total.values.parties"
MESSAGES = {
    "no unit": (PARTIES, "{number: 72}", f"5: {HERE}.unit: expected this key; found none"),
    "no kind": (PARTIES, "{unit: signatory}", f"5: {HERE}: expected {KINDS}; found a block with unit"),
    "two kinds": (PARTIES, '{number: 72, unit: signatory, date: "2025"}',
                  f"5: {HERE}: expected {KINDS}; found a block with number, unit, date"),
    "no block": (PARTIES, "72", f"5: {HERE}: expected {KINDS}; found the number 72"),
    "a key too many": (PARTIES, "{number: 72, unit: signatory, per: year}",
                       f'5: {HERE}.per: expected no key "per" here; found one'),
    "a number as text": (PARTIES, '{number: "72", unit: signatory}',
                         f'5: {HERE}.number: expected a number; found "72"'),
    "a truth value": (PARTIES, "{number: true, unit: signatory}", f"5: {HERE}.number: expected a number; found true"),
    "a number beyond a float": (PARTIES, "{number: 1000000000000000, unit: dollar}",
                                f"5: {HERE}.number: expected a number of at most fifteen digits; "
                                "found the number 1000000000000000"),
    "a unit that is no id": (PARTIES, "{number: 72, unit: Signatory}",
                             f"5: {HERE}.unit: expected text of the form ^[a-z][a-z0-9]*(-[a-z0-9]+)*$; "
                             'found "Signatory"'),
    "a falling range": (PARTIES, "{number_range: [150, 100], unit: state}",
                        f"5: {HERE}.number_range: expected a smaller number before a larger one; "
                        "found the list [150, 100]"),
    "an empty range": (PARTIES, "{number_range: [100, 100], unit: state}",
                       f"5: {HERE}.number_range: expected a smaller number before a larger one; "
                       "found the list [100, 100]"),
    "half a range": (PARTIES, "{number_range: [100], unit: state}",
                     f"5: {HERE}.number_range: expected more entries; found the list [100]"),
    "a range with text": (PARTIES, '{number_range: [100, "150"], unit: state}',
                          f'5: {HERE}.number_range[1]: expected a number; found "150"'),
    "no such day": (PARTIES, '{date: "2025-02-30"}', f'5: {HERE}.date: expected {DATE}; found "2025-02-30"'),
    "a date as number": (PARTIES, "{date: 2025}", f"5: {HERE}.date: expected {DATE}; found the number 2025"),
    "a date with a unit": (PARTIES, '{date: "2025", unit: year}',
                           f'5: {HERE}.unit: expected no key "unit" here; found one'),
    "a range back in time": (PARTIES, '{date_range: ["2025-10-26", "2025-10-25"]}',
                             f"5: {HERE}.date_range: expected two days, the earlier first; "
                             'found the list ["2025-10-26", "2025-10-25"]'),
    "a range of a month and a day": (PARTIES, '{date_range: ["2025-10", "2025-10-25"]}',
                                     f"5: {HERE}.date_range: expected two days, the earlier first; "
                                     'found the list ["2025-10", "2025-10-25"]'),
    "a symbol with a space": (PARTIES, '{symbol: "A 79"}',
                              f'5: {HERE}.symbol: expected text of the form ^[A-Z0-9][A-Za-z0-9./:-]*$; found "A 79"'),
    "an unknown status": ("reported", "rumour",
                          "2: signing.total.status: expected one of claimed, disputed, editorial, fact, reported; "
                          'found "rumour"'),
    "an unknown key": ("as_of:", "as-of:", '6: signing.total.as-of: expected no key "as-of" here; found one'),
    "a passage that is no id": ("p06", "p6", "8: signing.total.evidence[0].passage: "
                                'expected text of the form ^p[0-9]{2,3}$; found "p6"'),
    "evidence that is no list": ("- {source", "{source", "7: signing.total.evidence: expected a list; "
                                 "found a block with source, passage"),
    "an empty text": ("en: word", 'en: ""', '10: signing.total.text.en: expected text; found ""'),
    "a text that is a number": ("pl: word", "pl: 5", "11: signing.total.text.pl: expected text; found the number 5"),
    "no text": (f"  text:{TEXT}\n", "", "1: signing.total.text: expected this key; found none"),
    "an id without a dot": ("signing.total", "signing",
                            '1: signing: expected an id such as signing.total; found "signing"'),
}  # fmt: skip


def problems_of(folder, text):
    """Load a project that has one file of statements; return what is wrong with that file."""
    path = folder / "data" / "statements" / "signing.yml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    name = "data/statements/signing.yml"
    return [str(problem).removeprefix(f"{name}:") for problem in load(folder)[1] if problem.path == name]


@pytest.mark.parametrize(("right", "wrong", "message"), MESSAGES.values(), ids=MESSAGES)
def test_messages(tmp_path, right, wrong, message):
    """A mistake in a statement is reported once, with its line, its place, what was expected and what was found."""
    assert STATEMENT.count(right) == 1
    assert problems_of(tmp_path, STATEMENT.replace(right, wrong)) == [message]


def test_a_right_statement_has_no_message(tmp_path):
    """The statement that the messages above are about is right without the mistake."""
    assert problems_of(tmp_path, STATEMENT) == []


def test_several_mistakes_are_reported_at_once(tmp_path):
    """Mistakes do not hide each other."""
    text = STATEMENT.replace("reported", "rumour").replace("p06", "p6").replace("number: 72", 'number: "72"')
    assert [message.split(":")[0] for message in problems_of(tmp_path, text)] == ["2", "5", "8"]


def test_records_do_not_change():
    """What is loaded stays as it was loaded."""
    value = NumberValue(number=72, unit="signatory")
    with pytest.raises(ValidationError):
        value.number = 73


def test_defaults_are_not_shared():
    """A statement without values or evidence has none, and says so in fresh collections."""
    first, second = (Statement(status="fact", text={"en": "word"}) for _ in range(2))
    assert (first.values, first.evidence, first.rests_on, first.said_by, first.as_of) == ({}, [], [], None, None)
    assert first.values is not second.values


FORMS = [("en", None, "United Nations"), ("en", "short", "UN"), ("pl", None, "Organizacja Narodów Zjednoczonych")]


@pytest.mark.parametrize(("lang", "form", "expected"), FORMS)
def test_forms_of_names(facts, lang, form, expected):
    """A name is given in one language, as it stands or in one of its forms."""
    assert facts.organisations["united-nations"].form(lang, form) == expected


def test_a_form_that_there_is_not(facts):
    """A form that a name lacks in the language is an error, never another form."""
    organisation: Organisation = facts.organisations["united-nations"]
    with pytest.raises(KeyError):
        organisation.form("pl", "short")
