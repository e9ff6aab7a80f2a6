"""What the bidi filter isolates, what it leaves alone, and that it changes nothing else."""

from __future__ import annotations

import re

import pytest
from explainer.bidi import isolate
from hypothesis import given
from hypothesis import strategies as st

EN, FA, AR, LTR = (
    '<bdi lang="en" dir="ltr">',
    '<bdi lang="fa" dir="rtl">',
    '<bdi lang="ar" dir="rtl">',
    '<bdi dir="ltr">',
)
END = "</bdi>"
OWN = '<bdi lang="vi">Phạm Thế Tùng</bdi>'

IN_RIGHT_TO_LEFT = {
    "no run": ("سازمان ملل متحد", "سازمان ملل متحد"),
    "a name": ("از Pham The Tung نقل شد", f"از {EN}Pham The Tung{END} نقل شد"),
    "letters with marks": ("نام Phạm Thế Tùng است", f"نام {EN}Phạm Thế Tùng{END} است"),
    "a symbol": ("قطعنامهٔ A/RES/79/243.", f"قطعنامهٔ {EN}A/RES/79/243{END}."),
    "an address": ("در https://www.unodc.org/a_b?c=d#e.", f"در {EN}https://www.unodc.org/a_b?c=d#e{END}."),
    "an abbreviation in brackets": ("دفتر (UNODC) گفت", f"دفتر ({EN}UNODC{END}) گفت"),
    "brackets in a run": ("از UN (UNODC) و", f"از {EN}UN (UNODC){END} و"),
    "brackets that hold both scripts": (
        "از UN (UNODC و دیگران)", f"از {EN}UN{END} ({EN}UNODC{END} و دیگران)"
    ),
    "a bracket that closes before the run ends": (
        "(دفتر UNODC) UN", f"(دفتر {EN}UNODC{END}) {EN}UN{END}"
    ),
    "quotation marks in a run": ("در The “UN News” آمده", f"در {EN}The “UN News”{END} آمده"),
    "quotation marks around a run": ("در «UN News» آمده", f"در «{EN}UN News{END}» آمده"),
    "a dash in a run": ("از UN – UNODC نقل", f"از {EN}UN – UNODC{END} نقل"),
    "an initial": ("از Annex A. Definitions نقل", f"از {EN}Annex A. Definitions{END} نقل"),
    "a list with the page's comma": ("از UN، UNODC و", f"از {EN}UN{END}، {EN}UNODC{END} و"),
    "a run over two lines": ("از United\nNations نقل", f"از {EN}United\nNations{END} نقل"),
    "a telephone number": ("شمارهٔ +48 22 است", f"شمارهٔ {LTR}+48 22{END} است"),
    "a telephone code": ("با +7 آغاز", f"با {LTR}+7{END} آغاز"),
    "digits between words": ("از UN 2030 Agenda نقل", f"از {EN}UN 2030 Agenda{END} نقل"),
    "digits in a word": ("از COVID-19 و G20", f"از {EN}COVID-19{END} و {EN}G20{END}"),
    "digits after a run": ("في UN 72 دولة", f"في {EN}UN{END} 72 دولة"),
    "Persian digits": ("۷۲ کشور از ۲٬۵۰۰", "۷۲ کشور از ۲٬۵۰۰"),
    "Latin digits": ("72 دولة", "72 دولة"),
    "percent signs": ("۱۵٪ یا 15%", "۱۵٪ یا 15%"),
    "ranges": ("۲۵–۲۶ اکتبر، 25–26 أكتوبر", "۲۵–۲۶ اکتبر، 25–26 أكتوبر"),
    "a note after a run": (
        'از UNODC<sup class="cites"><a href="#r">[1:4]</a></sup> نقل',
        f'از {EN}UNODC{END}<sup class="cites"><a href="#r">[1:4]</a></sup> نقل',
    ),
    "a note after the full stop of a run": (
        'قال UNODC.<sup><a href="#r">1:4</a></sup> UN',
        f'قال {EN}UNODC{END}.<sup><a href="#r">1:4</a></sup> {EN}UN{END}',
    ),
    "what is isolated already": (f"نام {OWN} است", f"نام {OWN} است"),
    "an element with a language of its own": (
        'نام <span lang="vi">Tùng <b>The</b></span> است', 'نام <span lang="vi">Tùng <b>The</b></span> است'
    ),
    "a block with a direction of its own": ('<p dir="ltr">UN News</p>', '<p dir="ltr">UN News</p>'),
    "the word lang in an attribute": ('<b title="a lang=x">UN</b>', f'<b title="a lang=x">{EN}UN{END}</b>'),
    "the language of a link's target": ('<a hreflang="vi">UN</a>', f'<a hreflang="vi">{EN}UN{END}</a>'),
    "runs around what is isolated": (f"UN {OWN} UNODC", f"{EN}UN{END} {OWN} {EN}UNODC{END}"),
    "a date": (
        '<time datetime="2025-10-26">۴ آبان</time> UN', f'<time datetime="2025-10-26">۴ آبان</time> {EN}UN{END}'
    ),
    "a run that an element begins": ("از <b>UN</b> News نقل", f"از {EN}<b>UN</b> News{END} نقل"),
    "a run that an element ends": ("از UN <b>News</b> نقل", f"از {EN}UN <b>News</b>{END} نقل"),
    "a run with an element at each end": (
        "از <b>UN</b> and <i>News</i> نقل", f"از {EN}<b>UN</b> and <i>News</i>{END} نقل"
    ),
    "a run across nested elements": ("از <i><b>UN</b> News</i> نقل", f"از <i>{EN}<b>UN</b> News{END}</i> نقل"),
    "a run that ends amid an element": (
        "از <b>سازمان UN</b> News نقل", f"از <b>سازمان {EN}UN{END}</b> {EN}News{END} نقل"
    ),
    "a comment in a run": ("از UN <!-- سازمان --> News", f"از {EN}UN <!-- سازمان --> News{END}"),
    "an entity in a run": ("از R&amp;D و AT&amp;T", f"از {EN}R&amp;D{END} و {EN}AT&amp;T{END}"),
    "a no-break space as entity": ("از UN&nbsp;News", f"از {EN}UN&nbsp;News{END}"),
    "a letter as entity": ("نام Ph&#7841;m Th&ecirc; است", f"نام {EN}Ph&#7841;m Th&ecirc;{END} است"),
    "attributes": ('<a href="/UN" title="UN > News">سازمان</a>', '<a href="/UN" title="UN > News">سازمان</a>'),
    "code": ("از <code>UN News</code> نقل", "از <code>UN News</code> نقل"),
    "preformatted text": ("<pre>UN News</pre>", "<pre>UN News</pre>"),
    "a script": ('<script>if (a<b) x = "UN";</script>', '<script>if (a<b) x = "UN";</script>'),
    "a style sheet": ("<style>.un > b { color: red }</style>", "<style>.un > b { color: red }</style>"),
    "a drawing": ("از <svg><title>UN</title></svg> نقل", "از <svg><title>UN</title></svg> نقل"),
    "the edge of a block": ("<p>UN</p><p>News</p>", f"<p>{EN}UN{END}</p><p>{EN}News{END}</p>"),
    "a line break": ("UN<br>News", f"{EN}UN{END}<br>{EN}News{END}"),
    "table cells": ("<td>UN</td> <td>News</td>", f"<td>{EN}UN{END}</td> <td>{EN}News{END}</td>"),
    "a lone bracket of a tag": ("سازمان < UN <", f"سازمان < {EN}UN{END} <"),
}  # fmt: skip
IN_LEFT_TO_RIGHT = {
    "no run": ("The UN (A/RES/79/243)", "The UN (A/RES/79/243)"),
    "Persian by its letters": ("The word کنوانسیون here", f"The word {FA}کنوانسیون{END} here"),
    "Arabic": ("The word اتفاقية الأمم here", f"The word {AR}اتفاقية الأمم{END} here"),
    "Persian by its digits": ("On ۳ آبان ۱۴۰۴, it", f"On {FA}۳ آبان ۱۴۰۴{END}, it"),
    "a joiner": ("The word می\u200cشود here", f"The word {FA}می\u200cشود{END} here"),
    "digits alone": ("The sign ۷۲ here", "The sign ۷۲ here"),
    "brackets in a run": ("The name سازمان (ملل) here", f"The name {AR}سازمان (ملل){END} here"),
    "a comma in a run": ("The words آسیا، پیمان here", f"The words {FA}آسیا، پیمان{END} here"),
    "a list with the page's comma": ("The words دولة, معاهدة here", f"The words {AR}دولة{END}, {AR}معاهدة{END} here"),
    "a language of its own": ('<b lang="fa" dir="rtl">فارسی</b>', '<b lang="fa" dir="rtl">فارسی</b>'),
    "a run across elements": ("<b>الأمم</b> المتحدة", f"{AR}<b>الأمم</b> المتحدة{END}"),
}
CASES = [
    pytest.param(direction, *case, id=f"{direction}: {name}")
    for direction, cases in (("rtl", IN_RIGHT_TO_LEFT), ("ltr", IN_LEFT_TO_RIGHT))
    for name, case in cases.items()
]
LANG = {"rtl": "fa", "ltr": "en"}


@pytest.mark.parametrize(("direction", "markup", "expected"), CASES)
def test_isolated_runs(direction, markup, expected):
    """Each run of the other direction goes into one isolate; all else stays as it is."""
    assert isolate(markup, LANG[direction], direction) == expected


@pytest.mark.parametrize(("direction", "markup", "expected"), CASES)
def test_isolating_twice_changes_nothing(direction, markup, expected):
    """What is isolated once is left alone the second time."""
    assert isolate(expected, LANG[direction], direction) == expected


def without_isolates(markup: str) -> str:
    """Take out the tags that the filter puts in, and no other."""
    return re.sub(r'<bdi(?: lang="(?:en|fa|ar)")? dir="(?:ltr|rtl)">|</bdi>', "", markup)


def is_well_nested(markup: str) -> bool:
    """Whether each element is closed, after those it holds."""
    opened: list[str] = []
    for closes, name in re.findall(r"<(/?)([a-z]+)[^>]*>", markup):
        if not closes:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return False
    return not opened


WORDS = st.sampled_from(
    ["UN", "News", "A/RES/79/243", "+48 22", "Phạm", "سازمان", "می\u200cشود", "کنوانسیون", "72", "۷۲", "15%", "۲۵–۲۶",
     " ", "\n", " (", ") ", "[1:4]", "“", "”", '"', ", ", "، ", ". ", ": ", "–", "/", "&amp;", "&nbsp;", "&lt;"]
)  # fmt: skip
TAGS = st.sampled_from(["b", "i", "a", "span", "sup", "time", "p", "li", "td", 'b title="UN > سازمان"', "code"])
MARKUP = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, max_size=6).map("".join)
        | st.tuples(TAGS, inner).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0].split()[0]}>")
    ),
    max_leaves=20,
)


@given(MARKUP, st.sampled_from(["rtl", "ltr"]))
def test_only_isolates_are_added(markup, direction):
    """Without the isolates the output is the input; it is well nested, and isolating it again changes nothing."""
    isolated = isolate(markup, LANG[direction], direction)
    assert without_isolates(isolated) == markup
    assert is_well_nested(isolated)
    assert isolate(isolated, LANG[direction], direction) == isolated


@given(st.text(alphabet="aUس۷2 <>/&;'\"=!-()bdi", max_size=60), st.sampled_from(["rtl", "ltr"]))
def test_broken_markup_is_kept(markup, direction):
    """Whatever stands in a page, not a character of it is lost."""
    assert without_isolates(isolate(markup, LANG[direction], direction)) == without_isolates(markup)
