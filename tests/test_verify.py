"""``explainer verify`` on made-up articles: what is found, and each thing that is refused, with its exact message."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from explainer.__main__ import main
from explainer.verification.article import digest
from tiny_project import ROOT, copy_project

ARTICLES = Path(os.environ.get("ARTICLES", ROOT.parent / "shared" / "articles"))
AR = [
    "كانت من كبرى مراسم السنوات العشر الأخيرة.",
    "حتى ٢٦ أكتوبر/تشرين الأول ٢٠٢٥ وضعت ٧٢ دولة توقيعها، منها 64 في القاعة.",
    "عنوان",
]
PL = [
    "To jedna z większych ceremonii ostatnich dziesięciu lat.",
    "Do 26 października 2025 r. podpisy złożyły 72 kraje, w tym 64 w sali.",
    "Nagłówek",
]
SOURCE = "data/sources/vietnamplus-closing.yml"
SIGNING = "data/statements/signing.yml"
HALL = "    hall: {number: 64, unit: country}\n"
CLOSED = '    closed: {date: "2025-10-26"}\n'
RECORD = """\
publisher: vietnamplus
kind: treaty-record
title: {en: Record, pl: Zapis, fa: سند, ar: سجل}
url: "https://example.org/record"
language: en
published: null
editions:
  en: {translation: none}
reliability: {en: Good, pl: Dobry, fa: خوب, ar: جيد}
passages:
  p01: {locator: {en: table, pl: tabela, fa: جدول, ar: جدول}, seen: excerpt}
"""
CITES_RECORD = (
    "    - {source: vietnamplus-closing, passage: p08}\n",
    "    - {source: vietnamplus-closing, passage: p08}\n    - {source: record, passage: p01}\n",
)


class Desk:
    """A tiny project, its two made-up articles, and the command that compares them."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = copy_project(folder / "project")
        self.articles = folder / "articles"
        self.articles.mkdir()
        self.capsys = capsys
        source = (self.root / SOURCE).read_text(encoding="utf-8")
        for id, ar, pl in zip(("p07", "p08", "p11"), AR, PL, strict=True):
            digests = f'ar: "{digest(ar)}", pl: "{digest(pl)}"'
            source = re.sub(rf"({id}: {{digests: {{)[^}}]*", rf"\g<1>{digests}", source)
        (self.root / SOURCE).write_text(source, encoding="utf-8")
        self.write("ar.txt", AR)
        self.write("pl.txt", PL)

    def write(self, name: str, lines: list[str]) -> None:
        """Write an article with an empty line between its paragraphs."""
        (self.articles / name).write_text("\n\n".join(lines) + "\n", encoding="utf-8")

    def edit(self, file: str, *pairs: tuple[str, str]) -> None:
        """Replace what stands once in a file of the project."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        for find, replace in pairs:
            assert text.count(find) == 1, find
            text = text.replace(find, replace)
        path.write_text(text, encoding="utf-8")

    def run(self, *articles: Path | str) -> tuple[int, list[str], list[str]]:
        """Compare; return the exit status, what was printed and what was reported, paths shortened."""
        given = [str(article) for article in articles or (self.articles,)]
        status = main(["--root", str(self.root), "verify", *given])
        out, err = self.capsys.readouterr()
        return status, *([line.replace(f"{self.articles}/", "") for line in text.splitlines()] for text in (out, err))

    def failures(self, *articles: Path | str) -> list[str]:
        """What is reported; the exit status is that of failures."""
        status, _out, err = self.run(*articles)
        assert status == (1 if err else 0)
        return err


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A tiny project with articles in which all is well."""
    return Desk(tmp_path, capsys)


def test_all_is_found(desk: Desk) -> None:
    """A row for the source says what was found where, in figures of any kind and in words."""
    status, out, err = desk.run()
    assert (status, err) == (0, [])
    assert out[:2] == [
        "source               passages found  statements  found  year from  derived  worded  elsewhere  missing",
        "vietnamplus-closing  ar 3/3, pl 3/3         3/3      4          0        0       0          0        0",
    ]
    assert re.fullmatch(r"3 statements against 2 articles: 0 failures \(\d\.\d\d s\)", out[2])
    assert len(out) == 3


def test_no_word_of_an_article_is_printed(desk: Desk) -> None:
    """Neither a table nor a failure shows what stands in an article."""
    desk.edit(SIGNING, (HALL, HALL.replace("64", "65")))
    desk.write("pl.txt", [PL[0].replace("jedna", "jakaś"), *PL[1:]])
    _status, out, err = desk.run()
    words = {word for line in AR + PL for word in re.findall(r"\w{5,}", line)}
    assert err
    assert not words & set(re.findall(r"\w+", "\n".join(out + err)))


def test_an_article_is_known_by_its_text(desk: Desk) -> None:
    """Neither its name nor its form matters: a saved page with a menu is the same article as its text."""
    page = "".join(f"<p>{line.replace('72', '<b>72</b>')}</p>" for line in PL)
    (desk.articles / "pl.txt").unlink()
    (desk.articles / "ar.txt").rename(desk.articles / "x.txt")
    (desk.articles / "b.html").write_text(f"<!doctype html><body><nav>Menu</nav>{page}<p>©</p>", encoding="utf-8")
    status, out, _err = desk.run(desk.articles / "b.html", desk.articles / "x.txt")
    assert status == 0
    assert "ar 3/3, pl 3/3" in out[1]


def test_one_edition_is_enough_and_the_other_is_named(desk: Desk) -> None:
    """What was not given is said."""
    status, out, _err = desk.run(desk.articles / "ar.txt")
    assert status == 0
    assert out[1].split() == ["vietnamplus-closing", "ar", "3/3", "2/2", "3", *"00000"]
    assert out[2] == "not given: vietnamplus-closing in pl"


def test_a_passage_that_was_changed(desk: Desk) -> None:
    """Another line stands where the passage was; what it said is no longer found."""
    desk.write("ar.txt", [AR[0], AR[1].replace("64", "65"), AR[2]])
    assert desk.failures() == [
        f"{SOURCE}:22: passages.p08.digests.ar: expected a line of ar.txt with the digest {digest(AR[1])}; "
        f"found {digest(AR[1].replace('64', '65'))} in its place, line 2 of the text",
        *(
            f"{SIGNING}:{line}: signing.hall.values.{name}: expected {shown} in vietnamplus-closing p08, "
            f"or {way}, stands_in or worded; found vietnamplus-closing p08 in pl only"
            for line, name, shown, way in (
                (5, "total", "72", "derived"),
                (6, "hall", "64", "derived"),
                (7, "closed", "2025-10-26", "year_from"),
            )
        ),
    ]


def test_a_passage_that_is_missing(desk: Desk) -> None:
    """No other line stands in its place."""
    desk.write("pl.txt", PL[:2])
    assert desk.failures() == [
        f"{SOURCE}:23: passages.p11.digests.pl: expected a line of pl.txt with the digest {digest(PL[2])}; found none"
    ]


def test_the_first_passage_changed_below_a_menu(desk: Desk) -> None:
    """What stands before an article is no passage: the line next to the first one found is the changed one."""
    desk.write("pl.txt", ["Menu", "Szukaj", "Inny początek", *PL[1:]])
    assert desk.failures()[0].endswith(f"found {digest('Inny początek')} in its place, line 3 of the text")


def test_a_number_that_is_in_no_edition(desk: Desk) -> None:
    """A wrong figure is found out."""
    desk.edit(SIGNING, (HALL, HALL.replace("64", "46")))
    assert desk.failures() == [
        f"{SIGNING}:6: signing.hall.values.hall: expected 46 in vietnamplus-closing p08, "
        "or derived, stands_in or worded; found none"
    ]


def test_a_number_of_the_wrong_edition(desk: Desk) -> None:
    """The edition that evidence names must say so itself."""
    desk.edit(SIGNING, ("passage: p07, edition: pl", "passage: p11, edition: ar"))
    desk.edit(SOURCE, (", skip: skip.heading", ""))
    assert desk.failures() == [
        f"{SIGNING}:21: signing.largest.values.years: expected 10 in vietnamplus-closing p11, "
        "or derived, stands_in or worded; found none"
    ]


def test_an_article_that_swaps_two_digits_in_one_language(desk: Desk) -> None:
    """A figure must stand in every edition that is cited, so a slip of one translation is found."""
    ar = [AR[0], AR[1].replace("٧٢", "٢٧"), AR[2]]
    desk.edit(SOURCE, (digest(AR[1]), digest(ar[1])))
    desk.write("ar.txt", ar)
    assert desk.failures() == [
        f"{SIGNING}:5: signing.hall.values.total: expected 72 in vietnamplus-closing p08, "
        "or derived, stands_in or worded; found vietnamplus-closing p08 in pl only"
    ]


def without_years(desk: Desk) -> None:
    """Give the project and its articles a passage that has day and month only."""
    ar = [AR[0], AR[1].replace(" ٢٠٢٥", ""), AR[2]]
    pl = [PL[0], PL[1].replace(" 2025 r.", ""), PL[2]]
    desk.edit(SOURCE, (digest(AR[1]), digest(ar[1])), (digest(PL[1]), digest(pl[1])))
    desk.write("ar.txt", ar)
    desk.write("pl.txt", pl)


def test_a_date_without_its_year(desk: Desk) -> None:
    """Day and month alone do not do, unless the statement says where the year comes from."""
    without_years(desk)
    assert desk.failures() == [
        f"{SIGNING}:7: signing.hall.values.closed: expected 2025-10-26 in vietnamplus-closing p08, "
        "or year_from, stands_in or worded; found day and month without the year"
    ]
    desk.edit(
        SIGNING,
        (CLOSED, CLOSED.replace("}", ", year_from: signing.largest.day}")),
        ("    years: {number: 10, unit: year}\n", '    years: {number: 10, unit: year}\n    day: {date: "2025-10"}\n'),
    )
    status, out, err = desk.run()
    assert (status, out[1].split()[-6:]) == (1, ["3", "1", "0", "0", "0", "1"])
    assert err == [
        f"{SIGNING}:22: signing.largest.values.day: expected 2025-10 in vietnamplus-closing p07, "
        "or year_from, stands_in or worded; found none"
    ]


@pytest.mark.parametrize(
    ("key", "value"), [("year_from", "signing.largest.day"), ("worded", "said in other words"), ("stands_in", "record")]
)
def test_an_explanation_that_is_not_needed(desk: Desk, key: str, value: str) -> None:
    """What a passage says in full has no excuse: an excuse that no longer holds is itself a failure."""
    (desk.root / "data/sources/record.yml").write_text(RECORD, encoding="utf-8")
    desk.edit(
        SIGNING,
        (CLOSED, CLOSED.replace("}", f", {key}: {value}}}")),
        CITES_RECORD,
        ("    years: {number: 10, unit: year}\n", '    years: {number: 10, unit: year}\n    day: {date: "2025-10", '
         "worded: the month of the ceremony}\n"),
    )  # fmt: skip
    assert desk.failures() == [
        f"{SIGNING}:7: signing.hall.values.closed.{key}: expected no {key}: vietnamplus-closing p08 says it in full; "
        "found one"
    ]


def test_an_explanation_that_one_edition_needs(desk: Desk) -> None:
    """Where only one of two editions is given, an excuse may be needed for the other."""
    desk.edit(SIGNING, (HALL, HALL.replace("}", ", worded: the other edition says it in words}")))
    assert desk.failures(desk.articles / "ar.txt") == []


def test_a_value_in_other_words(desk: Desk) -> None:
    """A reason stands for a value that no passage gives in figures or number words."""
    desk.edit(SIGNING, (HALL, HALL.replace("64", "63").replace("}", ", worded: all but nine}")))
    status, out, _err = desk.run()
    assert (status, out[1].split()[-6:]) == (0, ["3", "0", "0", "1", "0", "0"])


def test_a_derived_value(desk: Desk) -> None:
    """A value that follows from others is not looked for, but the arithmetic is done again."""
    derived = HALL.replace("64", "62").replace("}", ", derived: {difference: [total, signing.largest.years]}}")
    desk.edit(SIGNING, (HALL, derived))
    status, out, _err = desk.run()
    assert (status, out[1].split()[-6:]) == (0, ["3", "0", "1", "0", "0", "0"])
    desk.edit(SIGNING, ("number: 62", "number: 63"))
    assert desk.failures() == [
        f"{SIGNING}:6: signing.hall.values.hall: expected 62, the difference of what is listed; found 63"
    ]


def test_a_value_in_a_source_without_an_article(desk: Desk) -> None:
    """A record that nobody has as a text excuses a value only where the value names it."""
    (desk.root / "data/sources/record.yml").write_text(RECORD, encoding="utf-8")
    desk.edit(SIGNING, (HALL, HALL.replace("64", "63")), CITES_RECORD)
    assert desk.failures() == [
        f"{SIGNING}:6: signing.hall.values.hall: expected 63 in vietnamplus-closing p08, "
        "or derived, stands_in or worded; found none"
    ]
    desk.edit(SIGNING, ("{number: 63, unit: country}", "{number: 63, unit: country, stands_in: record}"))
    status, out, _err = desk.run()
    assert status == 0
    assert out[2:4] == [
        "not given: record",
        "values that can stand only in what was not given (1): signing.hall.hall",
    ]


def test_an_editorial_value_stands_in_what_it_rests_on(desk: Desk) -> None:
    """Our own reading has figures of its base only."""
    reading = "  status: editorial\n  rests_on: [signing.hall]\n"
    desk.edit(SIGNING, (reading, f"{reading}  values:\n    signed: {{number: 73, unit: country}}\n"))
    assert desk.failures() == [
        f"{SIGNING}:34: signing.reading.values.signed: expected 73 in vietnamplus-closing p08, "
        "or derived, stands_in or worded; found none"
    ]


def test_ranges_and_symbols_and_the_arabic_dual(desk: Desk) -> None:
    """Both ends of a range, a symbol as it is written, and two of a thing in one word are found."""
    ar = [AR[0], "وفي يومين، 25 و26 أكتوبر 2025، حضر 100 إلى 150 وفدًا لبحث A/RES/74/247 وهما بلدان اثنان.", AR[2]]
    desk.edit(SOURCE, (digest(AR[1]), digest(ar[1])))
    desk.write("ar.txt", ar)
    desk.edit(
        SIGNING,
        ("    total: {number: 72, unit: country}\n", "    total: {number_range: [100, 150], unit: country}\n"),
        (HALL, "    hall: {number: 2, unit: country}\n    paper: {symbol: A/RES/74/247}\n"),
        (CLOSED, '    closed: {date_range: ["2025-10-25", "2025-10-26"]}\n'),
    )
    assert desk.failures(desk.articles / "ar.txt") == []
    desk.edit(SIGNING, ("[100, 150]", "[100, 151]"), ("74/247}", "74/248}"), ("2025-10-25", "2025-10-24"))
    reported = desk.failures(desk.articles / "ar.txt")
    assert [re.search(r"values\.(\w+): expected (.+) in v", line).groups() for line in reported] == [  # type: ignore[union-attr]
        ("total", "100 and 151"),
        ("paper", "A/RES/74/248"),
        ("closed", "2025-10-24 and 2025-10-26"),
    ]


def test_files_that_are_no_articles(desk: Desk) -> None:
    """Each file that cannot be compared is named."""
    desk.write("other.txt", ["Zupełnie inny tekst"])
    desk.write("twice.txt", PL)
    (desk.articles / "bytes.txt").write_bytes(b"caf\xe9")
    assert desk.failures() == [
        "bytes.txt:1: expected text in UTF-8; found byte 0xe9",
        "other.txt:1: expected an article of a source in data/sources; found none of their passages",
        "twice.txt:1: expected one article for vietnamplus-closing (pl); found pl.txt as well",
    ]


def test_a_line_of_several_sources_belongs_to_none(desk: Desk) -> None:
    """A line that two editions share does not tell which of them an article is."""
    desk.edit(SOURCE, (digest(PL[2]), digest(AR[2])))
    desk.write("share.txt", [AR[2]])
    assert desk.failures(desk.articles / "share.txt") == [
        "share.txt:1: expected an article of a source in data/sources; found none of their passages"
    ]


def test_calls_that_are_wrong(desk: Desk) -> None:
    """A path that leads nowhere, or to a folder without articles, is a wrong call."""
    (desk.articles / "empty").mkdir()
    assert desk.run("nowhere") == (2, [], ["explainer: nowhere: no such file or folder"])
    message = f"explainer: {desk.articles}/empty: no article in it (*.txt, *.html)".replace(f"{desk.articles}/", "")
    assert desk.run(desk.articles / "empty") == (2, [], [message])


def test_data_with_mistakes_are_not_compared(desk: Desk) -> None:
    """Data that cannot be read come first."""
    desk.edit(SIGNING, ("number: 64", "number: many"))
    expected = ["explainer: the data have 1 problems: run  python -m explainer check"]
    assert desk.run() == (1, [], expected)


def test_the_real_articles(capsys: pytest.CaptureFixture[str]) -> None:
    """Every passage of the sources with articles is there, and every value is found or says why not."""
    if not ARTICLES.is_dir():
        pytest.skip(
            f"the articles are not at hand (no folder {ARTICLES.name}; set ARTICLES to the folder that has them)"
        )
    status = main(["--root", str(ROOT), "verify", str(ARTICLES)])
    out, err = capsys.readouterr()
    assert (status, err) == (0, "")
    found = re.findall(r"(\d+)/(\d+)", out)
    assert len(found) >= 9  # five editions, and the statements of four sources
    assert all(int(part) == int(whole) > 0 for part, whole in found)
