"""Read every page of the built site: its words, its citations, its links, its language."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

import lxml.etree
import pytest
from explainer.facts import Facts
from explainer.pages import PageRenderer
from explainer.text import VALUE_FILTERS, parse_text

from .conftest import LANGUAGES, SITE_URL, Site, SitePage

DIRECTIONS = {"en": "ltr", "pl": "ltr", "fa": "rtl", "ar": "rtl"}
CONTENT_SLUGS = ("", "signing/", "next/", "sources/", "about/")


def _text(element: object) -> str:
    return " ".join(element.text_content().split())  # type: ignore[attr-defined]


def test_every_page_exists_in_every_language(site: Site) -> None:
    """The four languages have the same pages, the ones the site promises among them."""
    by_language = {lang: {page.slug for page in site.pages if page.lang == lang} for lang in LANGUAGES}
    assert by_language["fa"] == by_language["ar"] == by_language["pl"] == by_language["en"]
    assert set(CONTENT_SLUGS) <= by_language["en"]


def test_language_and_direction_stand_on_html(site: Site) -> None:
    """`<html>` says which language the page is in and which way it runs."""
    for page in site.pages:
        assert (page.tree.get("lang"), page.tree.get("dir")) == (page.lang, DIRECTIONS[page.lang]), page.uri


def test_translations_are_linked_absolutely(site: Site) -> None:
    """Each page links its four translations and x-default with absolute addresses that exist."""
    uris = {page.uri for page in site.pages}
    for page in site.pages:
        links = {link.get("hreflang"): link.get("href") for link in page.tree.xpath('//link[normalize-space(@rel)="alternate"]')}
        assert set(links) == {*LANGUAGES, "x-default"}, page.uri
        assert links["x-default"] == links["en"]
        for lang in LANGUAGES:
            prefix = "" if lang == "en" else f"{lang}/"
            assert links[lang] == f"{SITE_URL}{prefix}{page.slug}"
            assert links[lang].removeprefix(SITE_URL) in uris


def test_switcher_stays_on_the_page(site: Site) -> None:
    """The language switcher leads to the same page in each other language."""
    for page in site.pages:
        links = {link.get("hreflang"): link.get("href") for link in page.tree.xpath('//a[@class="md-select__link"]')}
        for lang in LANGUAGES:
            target = urljoin(SITE_URL + page.uri, links[lang])
            assert target == f"{SITE_URL}{'' if lang == 'en' else lang + '/'}{page.slug}", page.uri


def test_every_internal_link_leads_somewhere(site: Site) -> None:
    """Each link within the site has a page at its end, and the anchor that it names is there."""
    anchors = {page.uri: set(page.tree.xpath("//@id")) for page in site.pages}
    for page in site.pages:
        for href in page.tree.xpath("//a/@href"):
            target = urlsplit(urljoin(f"{SITE_URL}{page.uri}", href))
            if target.netloc != "example.org":
                continue
            uri = target.path.removeprefix("/repo/")
            assert uri in anchors, f"{page.uri}: {href}"
            assert not target.fragment or target.fragment in anchors[uri], f"{page.uri}: {href}"


def test_ids_are_unique(site: Site) -> None:
    """No page uses an id twice."""
    for page in site.pages:
        ids = page.tree.xpath("//@id")
        assert len(ids) == len(set(ids)), (page.uri, sorted(id for id in ids if ids.count(id) > 1))


def test_every_statement_on_a_page_is_cited(site: Site) -> None:
    """Each statement carries at least one marker that leads to a passage in the list of references."""
    for page in site.pages:
        statements = page.content.xpath('.//*[contains(concat(" ", @class, " "), " statement ")]')
        assert statements, page.uri
        for statement in statements:
            markers = statement.xpath('.//a[@class="cite"]')
            assert markers, (page.uri, _text(statement))
            for marker in markers:
                assert page.content.xpath(f'.//*[@id="{marker.get("href")[1:]}"]'), (page.uri, marker.get("href"))


def test_citations_and_references_link_both_ways(site: Site) -> None:
    """Each passage in the references has a way back to each place that cites it, and to no other."""
    for page in site.pages:
        for passage in page.content.xpath('.//span[@class="references__passage"]'):
            citing = set(page.content.xpath(f'.//a[@class="cite"][@href="#{passage.get("id")}"]/@id'))
            assert citing == {href[1:] for href in passage.xpath(".//a/@href")}, (page.uri, passage.get("id"))


def test_references_say_what_the_source_is(site: Site, facts: Facts) -> None:
    """A reference gives publisher, kind, date, both languages and the address of the original."""
    addresses = {source.url for source in facts.sources.values()}
    for page in site.pages:
        for reference in page.content.xpath('.//ol[@class="references"]/li'):
            terms = reference.xpath(".//dt")
            assert len(terms) == 6, (page.uri, reference.get("id"))
            assert all(_text(definition) for definition in reference.xpath(".//dd"))
            assert set(reference.xpath(".//dd/a/@href")) <= addresses
            assert reference.xpath('.//*[@class="references__passage"]')


def test_no_loose_words_in_the_content(site: Site, facts: Facts) -> None:
    """Every word of the content belongs to a statement, is a name or a date from the data, or comes from a label."""
    statement = "ancestor::*[contains(concat(' ', @class, ' '), ' statement ')]"
    outside = f"[not({statement} or ancestor::time or ancestor::code)]"
    for page in site.pages:
        known = _known_words(facts, page.lang)
        for text in page.content.xpath(f".//text(){outside}"):
            for piece in re.split(r"·|↑|: |[0-9۰-۹]+", " ".join(text.split())):
                piece = piece.strip(" :()،.–")
                assert piece in known or _is_figure(piece), (page.uri, piece)


def _is_figure(piece: str) -> bool:
    return not any(character.isalpha() for character in piece)


def _plural_form(insertion: str, form: int) -> str:
    """One of the forms that a plural insertion may print; a line break for any other insertion."""
    forms = re.findall(r"'([^']*)'", insertion) if "|plural(" in insertion else ["\n"]
    return forms[min(form, len(forms) - 1)]


def _known_words(facts: Facts, lang: str) -> str:
    renderer = PageRenderer(facts, lang, "index")
    writer, known = renderer.writer, []
    for label in facts.labels.values():
        text = label.text[lang]
        for form in range(6):
            known.append(re.sub(r"\{\{.*?\}\}", lambda match, form=form: _plural_form(match.group(), form), text))
        if not parse_text(text).subjects(*VALUE_FILTERS):
            known.append(writer.plain(text, {}))
    known += [writer.plain(source.title[lang], {}) for source in facts.sources.values()]
    known += [writer.plain(source.reliability[lang], {}) for source in facts.sources.values()]
    for source in facts.sources.values():
        known += [writer.plain(passage.locator[lang], {}) for passage in source.passages.values() if passage.locator]
    for entry in [*facts.people.values(), *facts.organisations.values(), *facts.terms.values()]:
        known += [*entry.name.root.values(), *entry.forms.get(lang, {}).values()]
    for unit in facts.units.values():
        known += unit.root[lang].values()
    known += [language.name for language in facts.languages.values()]
    known += [writer.plain(item.title[lang], {}) for item in facts.disagreements.values()]
    for source in facts.sources.values():
        known.append(renderer.localizer.listing([renderer.plain_label(f"language-name.{code}") for code in source.editions]))
    # A range of days in Persian repeats the days of the other calendar in brackets, outside the machine-readable dates.
    known += renderer.localizer.locale.months["format"]["wide"].values()
    known += [source.url for source in facts.sources.values()]
    known += [entry.original.text for entry in [*facts.terms.values(), *facts.people.values()] if entry.original]
    return "\n".join(" ".join(words.split()) for words in known)


def test_digits_are_those_of_the_language(site: Site) -> None:
    """Persian pages print Persian digits only, except in Latin runs; the others print none."""
    for page in site.pages:
        for text in page.content.xpath(".//text()[not(ancestor::bdi) and not(ancestor::script)]"):
            found = re.findall("[0-9]" if page.lang == "fa" else "[۰-۹٠-٩]", text)
            assert not found, (page.uri, text)


def test_latin_runs_are_isolated(site: Site) -> None:
    """In Persian and Arabic no Latin letter stands outside an element with its own direction or language."""
    own = "ancestor::bdi or ancestor::script or ancestor::code or ancestor::*[@lang][ancestor::article]"
    for page in site.pages:
        if DIRECTIONS[page.lang] == "rtl":
            texts = page.content.xpath(f".//text()[not({own})]")
            assert not [text for text in texts if re.search("[A-Za-z]", text)], page.uri


def test_persian_and_arabic_letters_are_their_own(site: Site) -> None:
    """Persian has no Arabic yeh or kaf, Arabic no Persian ones, outside text marked as another language."""
    foreign = {"fa": "[يك]", "ar": "[یکپچژگ]"}
    for page in site.pages:
        if page.lang in foreign:
            for text in page.content.xpath(
                f".//text()[not(ancestor::*[@lang and @lang != '{page.lang}'][ancestor::article])]"
            ):
                assert not re.search(foreign[page.lang], text), (page.uri, text)


def test_titles_and_descriptions(site: Site) -> None:
    """Each page has one heading of the first level, a title and a description of its own in its language."""
    for lang in LANGUAGES:
        pages = [page for page in site.pages if page.lang == lang]
        titles = [page.tree.findtext(".//title") for page in pages]
        assert len(set(titles)) == len(pages)
        for page in pages:
            assert len(page.tree.xpath("//h1")) == 1, page.uri
            assert page.tree.xpath('//meta[@name="description"]/@content')[0].strip()


def test_drafts_say_so(site: Site, facts: Facts) -> None:
    """A page whose language no native speaker has reviewed carries the notice."""
    for page in site.pages:
        notice = page.content.xpath('.//p[@class="draft-notice"]')
        assert bool(notice) is not facts.languages[page.lang].reviewed, page.uri


def test_nothing_comes_from_elsewhere(site: Site) -> None:
    """No page loads a script, style, font or picture from another host."""
    for page in site.pages:
        loaded = page.tree.xpath(
            "//script/@src | //link[@rel='stylesheet']/@href | //img/@src | //link[@rel='icon']/@href"
        )
        assert loaded
        assert not [address for address in loaded if urlsplit(address).netloc], page.uri


def test_sitemap_lists_every_page_with_its_translations(site: Site) -> None:
    """The sitemap has each page once, with four translations and x-default."""
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    tree = lxml.etree.parse(str(site.folder / "sitemap.xml"))
    entries = tree.findall("s:url", names)
    assert sorted(entry.findtext("s:loc", namespaces=names) for entry in entries) == sorted(
        SITE_URL + page.uri for page in site.pages
    )
    for entry in entries:
        links = {link.get("hreflang"): link.get("href") for link in entry.findall("x:link", names)}
        assert set(links) == {*LANGUAGES, "x-default"}
        assert entry.findtext("s:loc", namespaces=names) in links.values()


def test_the_404_page_speaks_every_language(site: Site) -> None:
    """One 404 page addresses readers of each language in their direction and leads each to their home page."""
    html = (site.folder / "404.html").read_text(encoding="utf-8")
    tree = lxml.html.document_fromstring(html.encode())
    sections = {section.get("lang"): section for section in tree.xpath("//section")}
    assert list(sections) == list(LANGUAGES)
    for lang, section in sections.items():
        assert section.get("dir") == DIRECTIONS[lang]
        assert section.xpath(".//a/@href") == ["/repo/" if lang == "en" else f"/repo/{lang}/"]
    assert not tree.xpath("//script")
    assert not list(site.folder.glob("*/404.html"))


def test_statements_read_as_in_the_data(site: Site, facts: Facts) -> None:
    """A page shows the text of each statement it holds, in its language."""
    page: SitePage = site.page("fa/signing/")
    shown = {
        element.get("id"): _text(element) for element in page.content.xpath('.//*[contains(@class, "statement ")][@id]')
    }
    assert len(shown) > 5
    for id in shown:
        literals = re.split(r"\{\{.*?\}\}", facts.statements[id].text["fa"])
        for literal in literals:
            assert " ".join(literal.split()) in shown[id], id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sources_are_described(site: Site, facts: Facts, lang: str) -> None:
    """Each source has a page that says how far to trust it and lists the statements that rest on it."""
    for id in facts.sources:
        page = site.page(f"{'' if lang == 'en' else lang + '/'}sources/{id}/")
        assert len(page.content.xpath('.//h2[@id="trust"]/following-sibling::p[1]')) == 1
        assert page.content.xpath('.//h2[@id="statements"]/following-sibling::ul[1]/li')
        assert len(page.content.xpath(".//details//tbody/tr")) == len(facts.sources[id].passages)
