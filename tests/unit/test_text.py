"""The small language of texts: what it accepts, what it says of the rest, and the HTML that comes out."""

from __future__ import annotations

import pytest
from explainer.model import Value
from explainer.text import Insertion, Mistake, TextWriter, insertion_mistake, parse_text
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

VALUES = {
    name: TypeAdapter(Value).validate_python(value)
    for name, value in {
        "parties": {"number": 72, "unit": "signatory"},
        "one": {"number": 1, "unit": "day"},
        "two": {"number": 2, "unit": "day"},
        "half": {"number": 1.5, "unit": "year"},
        "money": {"number": 83_500_000, "unit": "dollar"},
        "bodies": {"number_range": [100, 150], "unit": "organisation"},
        "closed": {"date": "2025-10-26"},
        "adopted": {"date": "2024-12"},
        "ceremony": {"date_range": ["2025-10-25", "2025-10-26"]},
        "resolution": {"symbol": "A/RES/79/243"},
        "network": {"symbol": "24/7"},
    }.items()
}

ACCEPTED = [
    ("Plain words – “quoted”, AT&T, two\nlines.", ("Plain words – “quoted”, AT&T, two\nlines.",)),
    ("می\u200cگوید", ("می\u200cگوید",)),
    ("{{ parties|number }} had", (Insertion("parties", "number"), " had")),
    ("{{parties|plural('party', 'parties')}}", (Insertion("parties", "plural", ("party", "parties")),)),
    ("{{ two|worded(2, 'two') }}", (Insertion("two", "worded", (2, "two")),)),
    ("{{ 'pham-the-tung'|name('gen') }}", (Insertion("pham-the-tung", "name", ("gen",)),)),
    ("{{ 'hanoi-convention'|term }}", (Insertion("hanoi-convention", "term"),)),
    # Whether there is such a filter is for insertion_mistake to say.
    ("{{ parties|shout }}", (Insertion("parties", "shout"),)),
    ("", ()),
]


@pytest.mark.parametrize(("source", "parts"), ACCEPTED)
def test_accepted_texts(source, parts):
    """Plain words and values through one filter are read as they stand."""
    parsed = parse_text(source)
    assert (parsed.parts, parsed.mistakes) == (parts, ())


DIGITS, PLAIN, UNSEEN = "numbers from values, none typed", "plain text", "text without control characters"
INSERTION, ONLY = "{{ value|filter }}", "text with {{ value|filter }} only"
REJECTED = [
    ("In 2025 there were 72.", (0, DIGITS, '"2025"'), (0, DIGITS, '"72"')),
    ("سال ۱۴۰۴", (0, DIGITS, '"۱۴۰۴"')),
    ("عام ٢٠٢٥", (0, DIGITS, '"٢٠٢٥"')),
    ("a <b>bold</b> word", (0, PLAIN, '"<b>"'), (0, PLAIN, '"</b>"')),
    ("a &amp; b", (0, PLAIN, '"&amp;"')),
    ("a *b* `c`", (0, PLAIN, '"*"'), (0, PLAIN, '"*"'), (0, PLAIN, '"`"'), (0, PLAIN, '"`"')),
    ("a [link](there)", (0, PLAIN, '"]("')),
    ("{parties|number}", (0, PLAIN, '"{"'), (0, PLAIN, '"}"')),
    ("parties|number }}", (0, PLAIN, '"}}"')),
    ("left \u202emark", (0, UNSEEN, "U+202E")),
    ("left \u200emark", (0, UNSEEN, "U+200E")),
    ("letter \u061cmark", (0, UNSEEN, "U+061C")),
    ("isolate \u2067mark\u2069", (0, UNSEEN, "U+2067"), (0, UNSEEN, "U+2069")),
    ("{{ parties }}", (0, INSERTION, '"{{ parties }}"')),
    ("{{ }}", (0, INSERTION, '"{{ }}"')),
    ("{{ count(parties) }}", (0, INSERTION, '"{{ count(parties) }}"')),
    ("{{ parties.number|number }}", (0, INSERTION, '"{{ parties.number|number }}"')),
    ("{{ parties[0]|number }}", (0, INSERTION, '"{{ parties[0]|number }}"')),
    ("{{ parties + 1 }}", (0, INSERTION, '"{{ parties + 1 }}"')),
    ("{{ parties|number|upper }}", (0, INSERTION, '"{{ parties|number|upper }}"')),
    ("{{ parties|number if one }}", (0, INSERTION, '"{{ parties|number if one }}"')),
    ("{{ parties|plural('party', more) }}", (0, INSERTION, "\"{{ parties|plural('party', more) }}\"")),
    ("{{ parties|date(style='day') }}", (0, INSERTION, "\"{{ parties|date(style='day') }}\"")),
    ("{{ pham|name }}", (0, INSERTION, '"{{ pham|name }}"')),
    ("{{ 'parties'|number }}", (0, INSERTION, "\"{{ 'parties'|number }}\"")),
    ("a {{- parties|number -}} b", (0, INSERTION, '"{{- parties|number -}}"')),
    ("{% if one %}a{% endif %}", (0, INSERTION, '"{% if one %}"'), (0, INSERTION, '"{% endif %}"')),
    ("a {# remark #} b", (0, INSERTION, '"{# remark #}"')),
    ("{% raw %}{{ x }}{% endraw %}", (0, INSERTION, '"{% raw %}{{ x }}{% endraw %}"')),
    # What is right before the mistake is not what is reported.
    ("{{ parties|number }} {{ one }}", (0, INSERTION, '"{{ one }}"')),
    ("first\nin 2025\n{{ one }}", (1, DIGITS, '"2025"'), (2, INSERTION, '"{{ one }}"')),
    ("{{ parties|number", (0, INSERTION, '"{{ parties|number"')),
    ("{% if", (0, INSERTION, '"{% if"')),
    ("\n{{ parties|number }", (1, ONLY, "unexpected '}'")),
    ("{# remark", (0, ONLY, "Missing end of comment tag")),
]


@pytest.mark.parametrize(("source", "mistakes"), [(source, mistakes) for source, *mistakes in REJECTED])
def test_rejected_texts(source, mistakes):
    """Digits, markup, unseen characters and any other Jinja are reported, each with its line and what it is."""
    assert parse_text(source).mistakes == tuple(Mistake(*mistake) for mistake in mistakes)


@given(st.text(alphabet="abx|(){}%#-+ \n'\"1,=.<>&;~*س۷", max_size=40))
def test_reading_a_text_never_fails(source):
    """Whatever is typed, a text is read, and one without mistakes has lost none of its braces."""
    parsed = parse_text(source)
    if not parsed.mistakes:
        assert len(parsed.insertions) == source.count("{{")


FILTERS = "a filter, one of compact, date, name, number, percent, plural, range, symbol, term, worded"
STYLES = "one style, one of day, full, month, year"
WRONG = [
    ("en", "{{ parties|shout }}", FILTERS, '"shout"'),
    ("en", "{{ states|number }}", "one of " + ", ".join(sorted(VALUES)[:8]) + ", … (11 in all)", '"states"'),
    ("en", "{{ closed|number }}", "a number before the filter number", "date (closed)"),
    ("en", "{{ bodies|plural('body', 'bodies') }}", "a number before the filter plural", "number_range (bodies)"),
    ("en", "{{ parties|range }}", "a number_range before the filter range", "number (parties)"),
    ("en", "{{ parties|date }}", "a date or date_range before the filter date", "number (parties)"),
    ("en", "{{ ceremony|symbol }}", "a symbol before the filter symbol", "date_range (ceremony)"),
    ("en", "{{ parties|number(2) }}", "no argument", "number(2)"),
    ("en", "{{ resolution|symbol('x') }}", "no argument", "symbol('x')"),
    ("en", "{{ parties|plural('a') }}", "2 forms in quotes (one, other)", "plural('a')"),
    ("fa", "{{ parties|plural('a', 2) }}", "2 forms in quotes (one, other)", "plural('a', 2)"),
    ("pl", "{{ parties|plural('a', 'b') }}", "3 or 4 forms in quotes (one, few, many, other)", "plural('a', 'b')"),
    ("pl", "{{ half|plural('a', 'b', 'c') }}", "4 forms in quotes (one, few, many, other)", "plural('a', 'b', 'c')"),
    ("ar", "{{ one|plural('a') }}", "6 forms in quotes (zero, one, two, few, many, other)", "plural('a')"),
    ("en", "{{ parties|plural('a', '2') }}", "a form without digits or markup", '"2"'),
    ("en", "{{ parties|plural('a', '<b>') }}", "a form without digits or markup", '"<b>"'),
    ("en", "{{ two|worded(3, 'three') }}", "worded(2, …), the value in words", "worded(3, …)"),
    ("en", "{{ two|worded('two') }}", "worded(number, 'words')", "worded('two')"),
    ("en", "{{ two|worded(2, '2') }}", "words without digits or markup", '"2"'),
    ("en", "{{ closed|date('week') }}", STYLES, "date('week')"),
    ("en", "{{ closed|date('day', 'month') }}", STYLES, "date('day', 'month')"),
    ("en", "{{ 'nobody'|name }}", "an id of people.yml or organisations.yml", '"nobody"'),
    ("en", "{{ 'pham-the-tung'|term }}", "an id of terms.yml", '"pham-the-tung"'),
    ("pl", "{{ 'pham-the-tung'|name('dat') }}", "a form of pham-the-tung in pl, one of gen", '"dat"'),
    ("en", "{{ 'pham-the-tung'|name('gen') }}", "a form of pham-the-tung in en, which has none", '"gen"'),
    ("pl", "{{ 'pham-the-tung'|name('gen', 'dat') }}", "at most one form", "2 arguments"),
]


@pytest.mark.parametrize(("lang", "source", "expected", "found"), WRONG)
def test_insertions_that_cannot_be_written(localizers, facts, lang, source, expected, found):
    """An insertion that does not fit its value, its filter or its language is reported with what would fit."""
    [insertion] = parse_text(source).insertions
    assert insertion_mistake(insertion, VALUES, facts, localizers[lang]) == (expected, found)


def test_an_insertion_where_no_value_is_defined(localizers, facts):
    """Where a text has no values at all, the message says so."""
    insertion = Insertion("parties", "number")
    assert insertion_mistake(insertion, {}, facts, localizers["en"]) == ("no value (none is defined)", '"parties"')


RIGHT = [
    ("en", "{{ parties|number }}"),
    ("pl", "{{ parties|plural('a', 'b', 'c') }}"),
    ("pl", "{{ half|plural('a', 'b', 'c', 'd') }}"),
    ("ar", "{{ parties|plural('a', 'b', 'c', 'd', 'e', 'f') }}"),
    ("en", "{{ two|worded(2, 'two') }}"),
    ("en", "{{ closed|date('month') }}"),
    ("en", "{{ ceremony|date('day') }}"),
    ("pl", "{{ 'pham-the-tung'|name('gen') }}"),
    # The entry of Luong Cuong has mistakes; they are reported where it stands, not here.
    ("en", "{{ 'luong-cuong'|name }}"),
]


@pytest.mark.parametrize(("lang", "source"), RIGHT)
def test_insertions_that_can_be_written(localizers, facts, lang, source):
    """An insertion that fits has no complaint."""
    [insertion] = parse_text(source).insertions
    assert insertion_mistake(insertion, VALUES, facts, localizers[lang]) is None


FORMS = "'zero', 'one', 'two', 'few', 'many', 'other'"
WRITTEN = [
    ("en", "AT&T “and” 'others'", "AT&amp;T “and” &#39;others&#39;"),
    ("en", "{{ parties|number }}", "72"),
    ("fa", "{{ parties|number }}", "۷۲"),
    ("pl", "{{ money|compact }}", "83,5 miliona"),
    ("fa", "{{ parties|percent }}", "۷۲٪"),
    ("fa", "{{ bodies|range }}", "۱۰۰–۱۵۰"),
    ("en", "{{ one|plural('party', 'parties') }}", "party"),
    ("en", "{{ parties|plural('party', 'parties') }}", "parties"),
    ("pl", "{{ one|plural('dzień', 'dni', 'dni') }}", "dzień"),
    ("pl", "{{ parties|plural('strona', 'strony', 'stron') }}", "strony"),
    ("pl", "{{ half|plural('rok', 'lata', 'lat', 'roku') }}", "roku"),
    ("fa", "{{ parties|plural('a', 'b') }}", "b"),
    ("ar", f"{{{{ one|plural({FORMS}) }}}}", "one"),
    ("ar", f"{{{{ two|plural({FORMS}) }}}}", "two"),
    ("ar", f"{{{{ parties|plural({FORMS}) }}}}", "many"),
    ("en", "{{ parties|plural('a', 'b & c') }}", "b &amp; c"),
    ("en", "{{ two|worded(2, 'two') }}", "two"),
    ("en", "{{ closed|date }}", '<time datetime="2025-10-26">26 October 2025</time>'),
    ("en", "{{ closed|date('day') }}", '<time datetime="2025-10-26">26 October</time>'),
    ("pl", "{{ adopted|date }}", '<time datetime="2024-12">grudnia 2024\u00a0r.</time>'),
    ("fa", "{{ closed|date }}", '<time datetime="2025-10-26">۴ آبان ۱۴۰۴ (۲۶ اکتبر ۲۰۲۵)</time>'),
    ("en", "{{ ceremony|date }}",
     '<time datetime="2025-10-25">25</time>–<time datetime="2025-10-26">26 October 2025</time>'),
    ("fa", "{{ ceremony|date }}",
     '<time datetime="2025-10-25">۳</time>–<time datetime="2025-10-26">۴ آبان ۱۴۰۴</time> (۲۵–۲۶ اکتبر ۲۰۲۵)'),
    ("fa", "{{ resolution|symbol }}", '<bdi class="symbol" dir="ltr">A/RES/79/243</bdi>'),
    ("fa", "{{ network|symbol }}", '<bdi class="symbol" dir="ltr">۲۴/۷</bdi>'),
    ("ar", "{{ network|symbol }}", '<bdi class="symbol" dir="ltr">24/7</bdi>'),
    ("en", "{{ 'united-nations'|name }}", "United Nations"),
    ("ar", "{{ 'united-nations'|name('li') }}", "للأمم المتحدة"),
    ("pl", "{{ 'hanoi-convention'|term('gen') }}", "Konwencji z Hanoi"),
    ("pl", "{{ 'pham-the-tung'|name('gen') }}", 'Phama The Tunga (<bdi lang="vi">Phạm Thế Tùng</bdi>)'),
    # His name has the same spelling in its own language.
    ("en", "{{ 'antonio-guterres'|name }}", "António Guterres"),
    ("fa", "{{ 'antonio-guterres'|name }}", 'آنتونیو گوترش (<bdi lang="pt">António Guterres</bdi>)'),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "source", "expected"), WRITTEN)
def test_written_texts(localizers, facts, lang, source, expected):
    """Words are escaped; values, names and terms are written in the language, with machine-readable dates."""
    assert TextWriter(facts, localizers[lang]).write(source, VALUES) == expected


def test_a_name_is_introduced_once_a_page(localizers, facts):
    """The original spelling follows a name at its first mention only, whichever text of the page that is in."""
    writer = TextWriter(facts, localizers["en"])
    name = "{{ 'pham-the-tung'|name }}"
    introduced = 'Pham The Tung (<bdi lang="vi">Phạm Thế Tùng</bdi>)'
    assert writer.write(f"{name}, {name}", {}) == f"{introduced}, Pham The Tung"
    assert writer.write(name, {}) == "Pham The Tung"
    assert TextWriter(facts, localizers["en"]).write(name, {}) == introduced


PLAIN_TEXTS = [
    ("en", "AT&T on {{ closed|date }}", "AT&T on 26 October 2025"),
    ("pl", "{{ closed|date }}", "26 października 2025\u00a0r."),
    ("fa", "{{ resolution|symbol }}", "A/RES/79/243"),
    ("en", "{{ 'pham-the-tung'|name }} said", "Pham The Tung said"),
    ("en", "two\nlines", "two lines"),
]


@pytest.mark.parametrize(("lang", "source", "expected"), PLAIN_TEXTS)
def test_plain_texts(localizers, facts, lang, source, expected):
    """A title is written without tags and entities, with its no-break spaces, and introduces nobody."""
    writer = TextWriter(facts, localizers[lang])
    assert writer.plain(source, VALUES) == expected
    assert writer.introduced == set()
