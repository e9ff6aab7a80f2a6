"""Search the real site in Chromium as a reader does: by keyboard, however they type, under a project path, offline."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from explainer.facts import Facts
from explainer.localize import Localizer
from explainer.search.normalize import Normalizer
from explainer.search.rules import rules_of
from playwright.sync_api import Browser, Page, expect
from search.evaluate import compressed, evaluate, misses

from .conftest import LANGUAGES, ROOT, Site

CASES = yaml.safe_load((ROOT / "tests/search/words.yml").read_text(encoding="utf-8"))
NORMALIZE = ROOT / "hooks/explainer/search/js/normalize.js"


def _root(server: str, lang: str) -> str:
    return server if lang == "en" else f"{server}{lang}/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not errors


def _search(page: Page, query: str) -> list[str]:
    """Type a query into the open search and give the addresses of the results."""
    box = page.locator("dialog.search input")
    box.fill("")
    expect(page.locator(".search__result")).to_have_count(0)
    box.press_sequentially(query)
    expect(page.locator(".search__result").first).to_be_visible()
    page.wait_for_timeout(200)  # the answer to the last letter
    return page.locator(".search__link").evaluate_all("links => links.map(link => link.href)")


def _open(page: Page, server: str, lang: str, slug: str = "signing/") -> None:
    page.goto(_root(server, lang) + slug)
    page.keyboard.press("/")
    expect(page.locator("dialog.search[open] input")).to_be_focused()


def test_python_and_the_browser_agree_on_words(page: Page, server: str) -> None:
    """The normaliser of the browser gives each text of the table the words that Python gives."""
    page.goto(server)
    page.add_script_tag(content=f"{NORMALIZE.read_text(encoding='utf-8')}\nself.normalizer = normalizer;")
    rules = {lang: Normalizer(rules_of(lang)).as_json() for lang in LANGUAGES}
    found = page.evaluate(
        "([rules, cases]) => cases.map(({ lang, text }) => normalizer(rules[lang]).words(text))", [rules, CASES]
    )
    assert [(case["text"], words) for case, words in zip(CASES, found, strict=True)] == [
        (case["text"], case["words"]) for case in CASES
    ]


def test_python_and_the_browser_agree_on_the_whole_site(page: Page, server: str, facts: Facts) -> None:
    """So they do on every word that the statements of the site are written with."""
    page.goto(server)
    page.add_script_tag(content=f"{NORMALIZE.read_text(encoding='utf-8')}\nself.normalizer = normalizer;")
    for lang in LANGUAGES:
        normalizer = Normalizer(rules_of(lang))
        texts = [item.text[lang] for item in facts.statements.values()]
        found = page.evaluate(
            "([rules, texts]) => { const made = normalizer(rules); return texts.map((text) => made.words(text)); }",
            [normalizer.as_json(), texts],
        )
        assert found == [normalizer.words(text) for text in texts]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_loaded_before_the_search_is_opened(page: Page, server: str, lang: str) -> None:
    """A page asks for no part of the search; opening it asks for the index of its own language only."""
    asked: list[str] = []

    def note(route) -> None:  # type: ignore[no-untyped-def]
        asked.append(route.request.url.removeprefix(server))  # the worker's too, which no event reports
        route.continue_()

    page.route("**/*", note)
    page.goto(_root(server, lang) + "signing/", wait_until="networkidle")
    assert not [url for url in asked if url.startswith("assets/search/")]
    page.keyboard.press("/")
    expect(page.locator("dialog.search[open] input")).to_be_focused()
    page.keyboard.type("24/7")
    expect(page.locator(".search__result").first).to_be_visible()
    wanted = ["dialog.css", "dialog.js", f"{lang}.json", "worker.js"]
    pattern = r"assets/search/(\w+)\.[0-9a-f]{8}\.(\w+)"
    assert sorted(re.sub(pattern, r"\1.\2", url) for url in asked if url.startswith("assets/search/")) == sorted(wanted)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_result_has_a_place(site: Site, lang: str) -> None:
    """Whatever the search can show leads to a page that is there and to an anchor on it."""
    [file] = (site.folder / "assets/search").glob(f"{lang}.*.json")
    index = json.loads(file.read_text(encoding="utf-8"))
    prefix = "" if lang == "en" else f"{lang}/"
    anchors = {page.uri: {*page.tree.xpath("//@id"), ""} for page in site.pages}
    ids = iter(index["ids"].split(" "))
    wanted = [(index["kinds"][kind][0], id) for kind, id, *_ in index["names"]]
    for address, _title, _aliases, sections in index["pages"]:
        for anchor, _heading, count in sections:
            own = [next(ids).removesuffix("!") for _ in range(count)]
            wanted += [(address, anchor), *((address, address[:-1] + id if id[0] == "." else id) for id in own)]
    assert len(wanted) > 300
    assert [(uri, anchor) for uri, anchor in wanted if anchor not in anchors[prefix + uri]] == []


# What is typed, by language, and the anchor of the first result.
TYPED = {
    "en": {"guterres": "antonio-guterres", "A/RES/79/243": "resolution-79-243", "۲۴/۷": "network-24-7"},
    "fa": {"كنوانسيون هانوي": "hanoi-convention", "24/7": "network-24-7", "حقوق بشر": "rights"},
    "ar": {"غوتيريش": "antonio-guterres", "اتفاقيه باليرمو": "palermo-convention", "٢٤/٧": "network-24-7"},
    "pl": {
        "wejscie w zycie": "entry-into-force",
        "dowodow elektronicznych": "electronic-evidence",
        "UE": "european-union",
    },
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_typing_as_people_type(page: Page, server: str, lang: str) -> None:
    """Without diacritics, with another keyboard's letters and digits, the right thing comes first, in the language."""
    _open(page, server, lang)
    for query, anchor in TYPED[lang].items():
        links = _search(page, query)
        assert links[0].endswith(f"#{anchor}"), (query, links[:3])
        elsewhere = [f"{server}{code}/" for code in LANGUAGES if code not in ("en", lang)]
        assert all(link.startswith(_root(server, lang)) and not link.startswith(tuple(elsewhere)) for link in links)


def test_pasted_text_is_searched(page: Page, server: str) -> None:
    """What comes without a key, by paste or an input method, is searched too."""
    _open(page, server, "fa")
    page.keyboard.insert_text("گوترش")
    expect(page.locator(".search__result").first).to_contain_text("آنتونیو گوترش")
    expect(page.locator(".search__status")).to_have_text(re.compile("^[۰-۹]+ نتیجه$"))


def test_a_result_by_keyboard(page: Page, server: str) -> None:
    """Arrow and Enter lead to the statement on its page; Escape closes and the button has the focus again."""
    _open(page, server, "en", "about/")
    _search(page, "signatories africa")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search__link").first).to_be_focused()
    target = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url(target)
    anchor = target.partition("#")[2]
    expect(page.locator(f"[id='{anchor}']").first).to_be_in_viewport()
    button = page.locator(".search-open")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog.search[open] input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search")).to_be_hidden()
    expect(button).to_be_focused()


def test_the_shortcut_leaves_fields_alone(page: Page, server: str) -> None:
    """A slash typed into a field stays a slash."""
    _open(page, server, "en")
    page.keyboard.type("24/7")
    expect(page.locator("dialog.search input")).to_have_value("24/7")


def test_markup_in_a_query_and_in_the_index_stays_text(page: Page, server: str, site: Site) -> None:
    """Neither what is typed nor what the index holds becomes HTML; what was found is marked."""
    name = next((site.folder / "assets/search").glob("en.*.json")).name
    index = json.loads((site.folder / "assets/search" / name).read_text(encoding="utf-8"))
    index["swap"] = ""  # letters as they are
    index["pages"][0][1] = "<img src=x onerror=alert(1)> about"
    page.route(f"**/{name}", lambda route: route.fulfill(json=index))
    page.on("dialog", lambda dialog: pytest.fail("a script of the index ran"))
    _open(page, server, "en")
    _search(page, "about <img src=x onerror=alert(1)>")
    assert page.locator("dialog.search img").count() == 0
    expect(page.locator(".search__title").first).to_contain_text("<img src=x")
    expect(page.locator(".search__title mark").first).to_have_text(re.compile("img|about"))


def test_offline_once_loaded(page: Page, server: str) -> None:
    """After it has been opened, the search answers without a network."""
    _open(page, server, "pl")
    _search(page, "ratyfikacja")
    page.context.set_offline(True)
    assert _search(page, "konwencja z Hanoi")[0].endswith("#hanoi-convention")


def test_a_search_that_cannot_load_says_so(page: Page, server: str) -> None:
    """Where the index does not come, the reader is told and has the index page."""
    page.route("**/assets/search/ar.*.json", lambda route: route.fulfill(status=500))
    _open(page, server, "ar")
    page.keyboard.type("التوقيع")
    expect(page.locator(".search__status")).to_have_text("تعذّر تحميل البحث. يمكنك استخدام الفهرس.")
    expect(page.locator(".search__all")).to_have_attribute("href", "../find/")


def test_a_strict_policy_is_enough(page: Page, server: str) -> None:
    """The worker runs where workers may come from the site only and no code may be made at run time."""
    policy = "worker-src 'self'; connect-src 'self'; script-src 'self' 'unsafe-inline'; object-src 'none'"

    def with_policy(route) -> None:  # type: ignore[no-untyped-def]
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "Content-Security-Policy": policy})

    page.route("**/signing/", with_policy)
    _open(page, server, "en")
    assert _search(page, "human rights")[0].endswith("convention/#rights")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_javascript(browser: Browser, server: str, lang: str, facts: Facts) -> None:
    """Without scripts the button leads to the index of names, terms and pages, in the order of the alphabet."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(_root(server, lang) + "signing/")
    page.locator("a.search-open").click()
    assert page.url == _root(server, lang) + "find/"
    localizer = Localizer(lang, facts.languages[lang])
    terms = page.locator("#terms + ul > li > a").all_inner_texts()
    assert sorted(terms, key=localizer.sort_key) == terms and len(terms) == len(facts.terms)
    people = page.locator("#people + ul > li > b").all_inner_texts()
    assert sorted(people) == sorted(person.name[lang] for person in facts.people.values())
    context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_search_answers_well(browser: Browser, server: str, site: Site, lang: str) -> None:
    """On the queries that nobody tuned for, and in bytes, the bounds of the evaluation are kept; times are reported."""
    page = browser.new_context().new_page()
    outcome = evaluate(page, server, lang, site.folder)
    page.context.close()
    assert list(misses(outcome)) == []
    assert outcome.asked >= 45


def test_bytes_are_those_of_the_files(site: Site, tmp_path: Path) -> None:
    """The bytes that are reported are those of worker and index, compressed; a missing file is no small file."""
    assert compressed(site.folder, "en") > 10_000
    with pytest.raises(AssertionError):
        compressed(tmp_path, "en")
