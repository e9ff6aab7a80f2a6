"""Open every briefing and check what a reader, a screen reader and a printer are promised."""

from __future__ import annotations

import re
from pathlib import Path

import page
import pikepdf
from explainer.briefing.content import BriefingRenderer, compose
from explainer.briefing.finish import finish, read_record
from explainer.briefing.plan import FULL, IN_BRIEF, Briefing
from explainer.briefing.typeset import typeset
from explainer.facts import Facts

from .conftest import ROOT, SITE_URL
from .reading import ReadFile, words_of

# The share of the words of its statements that a reader can copy and search for.
SHARES = {"en": 0.97, "pl": 0.97, "ar": 0.92, "fa": 0.87}
A4 = (595, 842)


def test_there_is_one_for_each_page_and_language(files: list[ReadFile], facts: Facts) -> None:
    """In brief, in full, and a file for each page that the home page leads to, all in every language."""
    kinds = {lang: [file.kind for file in files if file.lang == lang] for lang in facts.languages}
    assert set(map(tuple, kinds.values())) == {tuple(kinds["en"])}
    assert {FULL, IN_BRIEF, "signing", "disagreements", "glossary"} <= set(kinds["en"])


def test_they_are_accessible(files: list[ReadFile]) -> None:
    """PDF/UA-1 without a failure."""
    for file in files:
        report = page.validate_pdf(file.path, profile="ua1")
        assert not [failure.message for failure in report.failures], file


def test_they_say_what_they_are(files: list[ReadFile], facts: Facts) -> None:
    """Title, author, subject, language, reading direction and bookmarks."""
    for file in files:
        root, info = file.pdf.Root, file.pdf.docinfo
        renderer = BriefingRenderer(facts, Briefing(file.kind, file.lang), SITE_URL)
        assert str(info["/Author"]) == renderer.plain_label("site.name")
        slug = Briefing(file.kind, file.lang).slug
        assert str(info["/Title"]).startswith(renderer.plain_label(f"page.{slug}.title")), file
        assert str(info["/Subject"]) == renderer.plain_label(f"page.{slug}.description")
        assert str(root.Lang) == file.lang
        is_rtl = facts.languages[file.lang].direction == "rtl"
        assert (root.ViewerPreferences.get("/Direction") == pikepdf.Name.R2L) is is_rtl, file
        with file.pdf.open_outline() as outline:
            assert len(outline.root[0].children) >= (2 if file.kind == "glossary" else 3), file


def test_they_are_small(files: list[ReadFile]) -> None:
    """At most 400 kB in full and 120 KiB for a topic; in brief is two pages of A4."""
    for file in files:
        size = file.path.stat().st_size
        assert size <= (400_000 if file.kind == FULL else 120 * 1024), (file, size)
        assert all(tuple(round(float(side)) for side in sheet.mediabox[2:]) == A4 for sheet in file.pdf.pages)
        assert file.kind != IN_BRIEF or len(file.pdf.pages) <= 2, file


def test_fonts_are_embedded_and_subset(files: list[ReadFile]) -> None:
    """Only the two families, embedded, and no more of them than is used."""
    for file in files:
        fonts = [item for item in file.pdf.objects if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item]
        names = {str(font.FontName) for font in fonts}
        assert names
        assert all(re.fullmatch(r"/[A-Z]{6}\+(Vazirmatn|Noto-Sans)(-Bold)?", name) for name in names), (file, names)


def test_their_words_can_be_copied(files: list[ReadFile]) -> None:
    """PDFium finds the words of the statements in the text of the file."""
    for file in files:
        record = read_record(file.path.read_bytes())
        assert record is not None
        words = [word for text in record["statements"].values() for word in words_of(text)]
        missing = [word for word in words if word not in file.words]
        assert len(missing) <= (1 - SHARES[file.lang]) * len(words), (file, missing[:10])


def test_every_statement_can_be_looked_up(files: list[ReadFile]) -> None:
    """The id of each statement stands in the file, and so does the edition."""
    for file in files:
        record = read_record(file.path.read_bytes())
        assert record is not None
        text = re.sub(r"\s", "", file.text)
        if file.lang in ("en", "pl"):  # PDFium turns the parts of an id around in a line of the other direction
            assert not [id for id in record["statements"] if id not in text], file
            assert record["build"] in text, file
        else:
            parts = [part for id in record["statements"] for part in words_of(id)]
            missing = [part for part in parts if part not in file.words]
            assert len(missing) <= 0.01 * len(parts), (file, missing)


def test_the_code_leads_to_the_page(files: list[ReadFile], facts: Facts) -> None:
    """The QR code on the first page and the link under it are the address of the live page."""
    for file in files:
        briefing = Briefing(file.kind, file.lang)
        address = BriefingRenderer(facts, briefing, SITE_URL).address(briefing.slug)
        assert file.qr_codes() == [address], file
        links = [str(note.A.URI) for note in file.pdf.pages[0].Annots if "/A" in note and "/URI" in note.A]
        assert address in links, file


def test_sources_stand_with_their_addresses(files: list[ReadFile], facts: Facts) -> None:
    """Each source that a statement of the file rests on is a link at the end."""
    for file in files:
        record = read_record(file.path.read_bytes())
        assert record is not None
        cited = {item.source for id in record["statements"] for item in facts.evidence_of(id)}
        notes = [note for sheet in file.pdf.pages for note in sheet.get("/Annots", []) if "/A" in note]
        links = {str(note.A.URI) for note in notes if "/URI" in note.A}
        assert {facts.sources[id].url for id in cited} <= links, file


def test_persian_page_numbers_are_persian(files: list[ReadFile]) -> None:
    """The margins of Persian files have no Western page number."""
    for file in files:
        if file.lang == "fa":
            assert re.search("صفحۀ|صفحهٔ|صفحٔه|صفحه", file.text) and "۱" in file.text
            assert not re.search(r"صفح\S+ [0-9]", file.text), file


def test_margins_are_no_part_of_the_text(files: list[ReadFile]) -> None:
    """Running heads and page numbers are artifacts: two a page at least, but for the first."""
    for file in files:
        for sheet in list(file.pdf.pages)[1:]:
            assert sheet.Contents.read_bytes().count(b"/Artifact BMC") >= 4, file


def test_foreign_names_say_their_language(files: list[ReadFile]) -> None:
    """Vietnamese names are tagged as such, so that a screen reader can speak them."""
    for file in files:
        if file.kind == FULL:
            tags = [item for item in file.pdf.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item]
            assert "vi" in {str(tag.Lang) for tag in tags if "/Lang" in tag}, file


def test_the_same_input_gives_the_same_bytes(facts: Facts, files: list[ReadFile]) -> None:
    """A file made again is the file that was made before."""
    file = next(file for file in files if file.kind == "figures" and file.lang == "ar")
    document = compose(facts, Briefing("figures", "ar"), SITE_URL)
    modules = ROOT / "node_modules"
    assert finish(typeset(document.html, modules), document, modules) == file.path.read_bytes()


def test_a_file_that_is_no_pdf_has_no_record(tmp_path: Path) -> None:
    """Whatever cannot be read is none of ours."""
    assert read_record(b"not a PDF") is None
    plain = tmp_path / "plain.pdf"
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(plain)
    assert read_record(plain.read_bytes()) is None
