"""The proof of each sentence, on the page and at its permanent address, as a reader meets it."""

from __future__ import annotations

import gzip
import re
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest
from explainer.facts import Facts
from explainer.history import statement_history
from explainer.proof import evidence_by_passage
from playwright.sync_api import Browser, expect

from .conftest import LANGUAGES, ROOT, SITE_URL, Site

DIRECTIONS = {"en": "ltr", "pl": "ltr", "fa": "rtl", "ar": "rtl"}
# What the notes of a page may add to it, compressed, for each statement it shows.
BYTES_FOR_A_NOTE = 170


def _text(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _notes(tree: lxml.html.HtmlElement) -> dict[str, lxml.html.HtmlElement]:
    return {note.get("id").removeprefix("proof-"): note for note in tree.xpath('//li[@class="proof"]')}


def test_every_statement_of_a_page_has_a_note(site: Site, facts: Facts) -> None:
    """Each statement that a page shows has one note, with every passage of its evidence and the digests of each."""
    for page in site.pages:
        notes = _notes(page.tree)
        shown = {href.removeprefix("#proof-") for href in page.tree.xpath('//a[@class="cite"]/@href')}
        assert shown == set(notes), page.uri
        for id, note in notes.items():
            evidence = evidence_by_passage(facts, id)
            assert len(note.xpath('.//a[starts-with(@href, "#ref-")]')) == len(evidence), (page.uri, id)
            digests = {
                f"{lang} {digest}"
                for (source, passage), editions in evidence.items()
                for lang, digest in facts.sources[source].passages[passage].digests.items()
                if not editions or lang in editions
            }
            assert {_text(code) for code in note.xpath('.//ul[@class="proof__sources"]//code')} == digests


def test_a_note_says_how_far_to_trust_each_source(site: Site, facts: Facts) -> None:
    """A note leads to what is said of each of its sources, in the language of the page."""
    for page in site.pages:
        prefix = "" if page.lang == "en" else f"{page.lang}/"
        for id, note in _notes(page.tree).items():
            links = {urljoin(SITE_URL + page.uri, href) for href in note.xpath('.//*[@class="proof__trust"]/a/@href')}
            sources = {source for source, _ in evidence_by_passage(facts, id)}
            assert links == {f"{SITE_URL}{prefix}sources/{source}/#trust" for source in sources}, (page.uri, id)


def test_a_note_leads_to_the_permanent_address_in_each_language(site: Site) -> None:
    """A note links its statement's own page at the language of the reader, and the three others by their names."""
    for page in site.pages:
        for id, note in _notes(page.tree).items():
            own = note.xpath('.//*[@class="proof__links"]/a/@href')
            assert [urljoin(SITE_URL + page.uri, href) for href in own] == [f"{SITE_URL}s/{id}/#{page.lang}"]
            assert _text(note.xpath('.//*[@class="proof__links"]//code')[0]) == f"example.org/repo/s/{id}/"
            others = note.xpath('.//*[@class="proof__more"]/a[@lang]')
            assert {other.get("lang") for other in others} == set(LANGUAGES) - {page.lang}
            for other in others:
                assert other.get("dir") == DIRECTIONS[other.get("lang")]
                assert urljoin(SITE_URL + page.uri, other.get("href")) == f"{SITE_URL}s/{id}/#{other.get('lang')}"


def test_notes_are_numbered_as_their_marks(site: Site) -> None:
    """The number that paper shows after a sentence is that of the sentence's note."""
    for page in site.pages:
        numbers = {id: _text(note.xpath('.//*[@class="proof__number"]')[0]) for id, note in _notes(page.tree).items()}
        assert len(set(numbers.values())) == len(numbers), page.uri
        for cites in page.tree.xpath('//sup[@class="cites"]'):
            ids = {href.removeprefix("#proof-") for href in cites.xpath("./a/@href")}
            assert {numbers[id] for id in ids} == {cites.get("data-note")}, page.uri


def test_notes_stay_light(site: Site) -> None:
    """The notes cost a page few bytes for each statement, since the texts in other languages are a link away."""
    for page in site.pages:
        without = re.sub(r'<p class="proofs__title.*?</p></li></ul>', "", page.html, flags=re.DOTALL)
        notes = len(_notes(page.tree))
        assert notes and "proof__sources" not in without, page.uri
        cost = len(gzip.compress(page.html.encode())) - len(gzip.compress(without.encode()))
        assert cost <= 600 + BYTES_FOR_A_NOTE * notes, (page.uri, cost, notes)


def test_every_statement_has_a_permanent_address(site: Site, facts: Facts) -> None:
    """There is a page for each statement and no other, and a list that leads to each."""
    assert set(site.permalinks) == {"", *facts.statements}
    assert site.permalinks[""].tree.xpath('//*[@class="ids"]//a/@href') == [f"{id}/" for id in sorted(facts.statements)]


def test_a_permanent_address_shows_the_text_in_each_language(site: Site, facts: Facts) -> None:
    """Each part is in its language and direction and holds the words of the statement."""
    for id, statement in facts.statements.items():
        tree = site.permalinks[id].tree
        assert (tree.get("lang"), tree.get("dir")) == ("en", "ltr")
        assert tree.xpath('//link[@rel="canonical"]/@href') == [f"{SITE_URL}s/{id}/"]
        assert not tree.xpath("//script | //meta[@name='robots']")
        sections = tree.xpath("//main/section")
        assert [section.get("lang") for section in sections] == list(LANGUAGES)
        for section in sections:
            lang = section.get("lang")
            assert (section.get("id"), section.get("dir")) == (lang, DIRECTIONS[lang])
            text = _text(section.xpath('.//*[@class="text"]/p')[0])
            for literal in re.split(r"\{\{.*?\}\}", statement.text[lang]):
                assert " ".join(literal.split()) in text, (id, lang)


def test_a_permanent_address_gives_evidence_and_connections(site: Site, facts: Facts) -> None:
    """Each part names the sources with their addresses, what it rests on, its disagreements and its pages."""
    for id, statement in facts.statements.items():
        for section in site.permalinks[id].tree.xpath("//main/section"):
            targets = [urljoin(f"{SITE_URL}s/{id}/", href) for href in section.xpath(".//a/@href")]
            sources = {source for source, _ in evidence_by_passage(facts, id)}
            assert {facts.sources[source].url for source in sources} <= set(targets)
            lang = section.get("lang")
            assert {f"{SITE_URL}s/{base}/#{lang}" for base in statement.rests_on} <= set(targets)
            for disagreement_id, item in facts.disagreements.items():
                involved = id in (*item.says, item.reading, item.prints)
                found = any(target.endswith(f"/disagreements/#{disagreement_id}") for target in targets)
                assert found == involved, (id, disagreement_id)
            assert any(target.endswith(f"/#{id}") and "/s/" not in target for target in targets), (id, lang)


def test_permanent_addresses_show_the_history_or_say_why_not(site: Site, facts: Facts) -> None:
    """With the repository's history a page lists the commits that changed its statement; without, four sentences."""
    history = statement_history(ROOT)
    for id in facts.statements:
        footer = site.permalinks[id].tree.xpath("//footer")[0]
        changes = [] if history is None else history.get(id, [])
        assert [_text(item) for item in footer.xpath("./ol/li")] == [
            " ".join(f"{change.date} {change.commit[:10]} {change.subject}".split()) for change in changes
        ]
        assert len(footer.xpath("./p")) == (0 if changes else len(LANGUAGES))


def test_permanent_addresses_keep_scripts_apart(site: Site) -> None:
    """In the Persian and Arabic parts no Latin letter stands outside an element with its own direction or language."""
    for id, page in site.permalinks.items():
        for section in page.tree.xpath('//main/section[@dir="rtl"]'):
            own = "ancestor::bdi or ancestor::code"
            texts = [text for text in section.xpath(f".//text()[not({own})]") if re.search("[A-Za-z]", text)]
            assert not texts, (id, texts)


def test_permanent_addresses_load_one_style_sheet_and_stay_light(site: Site) -> None:
    """A page of a statement loads a style sheet and an icon that exist in the site, and weighs little."""
    for page in site.permalinks.values():
        loaded = page.tree.xpath('//link[@rel="stylesheet" or @rel="icon"]/@href | //script/@src | //img/@src')
        assert len(loaded) == 2
        for href in loaded:
            path = urlsplit(urljoin(SITE_URL + page.uri, href)).path.removeprefix("/repo/")
            assert (site.folder / path).is_file(), href
        assert len(gzip.compress(page.html.encode())) < 10_000, page.uri


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_marker_opens_the_proof_without_scripts(browser: Browser, server: str, lang: str, width: int) -> None:
    """Without scripts a marker opens the sheet where the reader is, and its link closes it; by keyboard too."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 700})
    page = context.new_page()
    page.goto(f"{server}{'' if lang == 'en' else lang + '/'}vietnam/")
    expect(page.locator(".proof:visible")).to_have_count(0)
    expect(page.locator(".proofs__title")).to_be_hidden()
    marker = page.locator("article ul.statements a.cite").first
    marker.focus()
    before = marker.bounding_box()
    page.keyboard.press("Enter")
    panel = page.locator(".proof:visible")
    expect(panel).to_have_count(1)
    expect(panel.locator("[class=proof__head] a")).to_be_in_viewport()
    assert marker.bounding_box() == before  # the page has not moved
    box = panel.bounding_box()
    assert box and 0 <= box["x"] and box["x"] + box["width"] <= width
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".proof:visible")).to_have_count(0)
    expect(marker).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_paper_shows_the_notes(browser: Browser, server: str, lang: str) -> None:
    """On paper every note is there with its number and address, and a sentence carries that number alone."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{server}{'' if lang == 'en' else lang + '/'}signing/")
    page.emulate_media(media="print")
    notes = page.locator(".proof")
    assert notes.count() > 20
    expect(page.locator(".proof:visible")).to_have_count(notes.count())
    expect(page.locator(".proof__number:visible")).to_have_count(notes.count())
    expect(page.locator(".proof__links code:visible")).to_have_count(notes.count())
    expect(page.locator(".proof__close:visible, .cite:visible, .proof__more:visible")).to_have_count(0)
    mark = page.locator(".cites").first
    shown = mark.evaluate("sup => getComputedStyle(sup, '::after').content")
    assert shown == f'"{mark.get_attribute("data-note")}"'
    context.close()


@pytest.mark.parametrize("width", [320, 1600])
def test_permanent_addresses_fit(browser: Browser, server: str, width: int) -> None:
    """The texts stand side by side where there is room and below each other where not; nothing scrolls sideways."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{server}s/signing.counts-compared/")
    boxes = [page.locator(f"section[lang={lang}] .text").bounding_box() for lang in LANGUAGES]
    tops = {box["y"] for box in boxes if box}
    assert len(tops) == (len(LANGUAGES) if width == 320 else 1)
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
    page.locator("section[lang=ar] .details > p > a").last.click()
    assert page.url == f"{server}s/#ar"
    context.close()
