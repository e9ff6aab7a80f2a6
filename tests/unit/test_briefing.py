"""What briefings need before anything is typeset: build ids, joined letters, glyphs, what a machine lacks."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from explainer.briefing import typeset as typesetting
from explainer.briefing.content import compose, keep_joined
from explainer.briefing.glyphs import letters_of
from explainer.briefing.plan import Briefing, planned, topics
from explainer.briefing.typeset import BadDocument, CannotTypeset, font_files, load_engine, typeset
from explainer.facts import PrintedFile
from explainer.load import load
from explainer.model import PartialDate
from explainer.pages import PageRenderer

ROOT = Path(__file__).parents[2]
MODULES = ROOT / "node_modules"


def test_the_build_follows_the_content():
    """The same facts give the same document; another value gives another build id, and a later day shows in it."""
    facts, _problems = load(ROOT)
    first = compose(facts, Briefing("signing", "en"), "https://example.org/")
    assert compose(facts, Briefing("signing", "en"), "https://example.org/") == first
    assert first.build.startswith("2025-10-26-")
    moved = compose(facts, Briefing("signing", "en"), "https://example.net/")
    assert moved.build != first.build


def test_topics_follow_the_home_page():
    """Pages about the site itself have no briefing; every other page that the home page leads to has one."""
    facts, _problems = load(ROOT)
    assert not {"about", "sources/index", "briefings"} & set(topics(facts))
    assert len(planned(facts)) == len(facts.languages) * (2 + len(topics(facts)))


@pytest.mark.parametrize(
    ("html", "joined"),
    [
        ("ب<b>فيتنام</b>", "ب\u200d<b>\u200dفيتنام</b>"),
        ("و<b>فيتنام</b>", "و<b>فيتنام</b>"),  # does not join on
        ("ب <b>فيتنام</b>", "ب <b>فيتنام</b>"),
        ("<td>زبان</td><td>فارسی</td>", "<td>زبان</td><td>فارسی</td>"),
        ("ب<bdi>UN</bdi>", "ب<bdi>UN</bdi>"),
    ],
)
def test_letters_stay_joined_over_tags(html, joined):
    """Only an inline tag between two letters that join gets joiners."""
    assert keep_joined(html) == joined


def test_letters_draw_as_one_glyph_each():
    """Each Arabic letter has one glyph, not a skeleton and dots, so that copied text is whole."""
    letters = letters_of(font_files(MODULES)["Vazirmatn-400"])
    assert all(ord(letter) in letters.values() for letter in "بتثجخش")


def test_six_letters_shape_to_six_glyphs():
    """Six joined Arabic letters come out of the engine as six glyphs, before the page number in the margin."""
    pdf = typeset('<html lang="ar" dir="rtl"><head><title>ت</title></head><body>بتثجخش</body></html>', MODULES)
    drawn = [line for line in pdf.split(b"\n") if line.endswith(b"TJ")]
    assert drawn[0].count(b"<") == 6


def test_a_complaint_of_the_engine_is_an_error():
    """What the engine warns of would be wrong to print."""
    with pytest.raises(BadDocument, match="no required alt description"):
        typeset(
            '<html lang="en"><head><title>T</title></head><body><img src="data:image/png;base64,'
            'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==">'
            "</body></html>",
            MODULES,
        )


def test_a_missing_font_is_named(tmp_path):
    """Without the fonts the message says which file is missing and which command brings it."""
    with pytest.raises(CannotTypeset) as error:
        font_files(tmp_path)
    first = tmp_path / typesetting.FONTS["Vazirmatn-400"]
    assert str(error.value) == f"briefings need the font {first}: run  npm ci  (or leave them out with BRIEFINGS=0)"


def test_a_missing_library_is_named(monkeypatch, tmp_path):
    """Without a library of the system the message says which command installs it."""
    package = tmp_path / "weasyprint"
    package.mkdir()
    (package / "__init__.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\\nmore\")\n")
    for name in [name for name in sys.modules if name.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(CannotTypeset) as error:
        load_engine()
    assert str(error.value) == (
        "briefings need libraries of the system (cannot load library 'libpango-1.0-0'): run  sudo apt-get install "
        "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0  (or leave them out with BRIEFINGS=0)"
    )


def test_pages_link_their_files():
    """The list shows every file of the language with its size; a page links its own; without files a text says so."""
    facts, _problems = load(ROOT)
    assert "browser" in PageRenderer(facts, "en", "briefings").briefings()
    day = PartialDate(2025, 10, 26)
    for kind in ("in-brief", "signing"):
        facts.briefings[kind, "fa"] = PrintedFile(ROOT, f"{kind}.fa.pdf", 3, 70, day)
    listing = PageRenderer(facts, "fa", "briefings").briefings()
    assert '<a href="../../briefings/in-brief.fa.pdf" type="application/pdf">در یک نگاه</a>' in listing
    assert "PDF، ۳ صفحه، ۷۰ کیلوبایت · تا" in listing
    template = facts.templates["signing"]
    assert 'href="../../briefings/signing.fa.pdf"' in PageRenderer(facts, "fa", "signing").render(template).markdown
    assert "briefing-link" not in PageRenderer(facts, "en", "signing").render(template).markdown
