"""Write a briefing as one HTML document: statements as on the pages, with their ids, and the sources as notes."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from ..bidi import isolate
from ..facts import Facts
from ..model import PartialDate
from ..pages import PageRenderer
from ..views import DISAGREEMENTS, View
from .plan import FULL, HOME, IN_BRIEF, Briefing, statements_called, topics
from .qr import qr_code

_HEADING = re.compile(r"^(#{2,3}) (.*) \{#([^}]+)\}$", re.MULTILINE)
# A box between two Arabic letters that join makes each take its final shape; a zero-width joiner tells it otherwise.
_JOINS_ON = "ئبتثجحخسشصضطظعغفقكلمنهيپچکگیـ"
_INLINE = r"</?(?:a|b|bdi|cite|small|span|sup|time)\b[^>]*>"
_SPLIT_WORD = re.compile(rf"([{_JOINS_ON}])((?:{_INLINE})+)(?=[\u0622-\u064a\u0671-\u06d3])")
_ID = r'<small class="id"[^>]*>[^<]*</small>'
_MARKS = r'(?: <small class="own">[^<]*</small>)?(?:<a class="disagreement-mark"[^>]*>≠</a>)?(?:<sup.*?</sup>)?'
_ID_BEFORE_MARKS = re.compile(f"({_ID})({_MARKS})</span>")
RECORD_FORMAT = "explainer-briefing-1"


@dataclass(frozen=True)
class Entry:
    """A line of the table of contents."""

    level: int
    anchor: str
    title: Markup


@dataclass(frozen=True)
class Document:
    """A briefing ready to be typeset: its HTML, and what a reader's program finds in the file."""

    briefing: Briefing
    html: str
    title: str
    build: str
    direction: str
    as_of: PartialDate | None
    record: str  # JSON: the build and each statement as printed


@lru_cache(maxsize=1)
def _components() -> Any:
    folder = Path(__file__).parents[1] / "components"
    environment = Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("briefing.html").module


class BriefingRenderer(PageRenderer):
    """Renders pages into one document: numbers go on from page to page, links lead into it or to the live site."""

    def __init__(self, facts: Facts, briefing: Briefing, site_url: str) -> None:
        super().__init__(facts, briefing.lang, HOME)
        self.briefing = briefing
        self.site_url = site_url
        self.included = set(topics(facts)) if briefing.kind == FULL else {briefing.kind}
        self.contents: list[Entry] = []

    def cards(self, *slugs: str) -> Markup:
        """Nothing: links between pages have no place on paper."""
        return Markup("")

    def href(self, slug: str) -> str:
        """The place of a page in this document, or its address on the live site."""
        return f"#page-{slug}" if slug in self.included else self.address(slug)

    def address(self, slug: str) -> str:
        """The address of a page on the live site, in the language of the briefing."""
        default = next(iter(self.facts.languages))
        folder = re.sub(r"(^|/)index$", "", slug)
        parts = [*([] if self.lang == default else [self.lang]), *([folder] if folder else [])]
        return self.site_url + "".join(f"{part}/" for part in parts)

    def view(self, id: str) -> View:
        """A statement with its id in small print, so that it can be looked up."""
        view = super().view(id)
        shown = Markup('{}<small class="id" dir="ltr" lang="en">{}</small>').format(view.text, id)
        return dataclasses.replace(view, text=shown)

    def _disagreement_of(self, id: str) -> dict[str, str] | None:
        mark = super()._disagreement_of(id)
        if mark is not None and DISAGREEMENTS in self.included:
            return {**mark, "href": f"#{DISAGREEMENTS}--{mark['href'].rpartition('#')[2]}"}
        return mark

    def page(self, slug: str) -> Markup:
        """A page of the site as a part of the document."""
        self.slug = slug
        shift = 1 if self.briefing.kind == FULL else 0
        title = Markup("")
        if shift:
            title = self.part(2, f"page-{slug}", self.label(f"page.{slug}.title"))
        body = self.body(self.facts.templates[slug])

        def heading(match: re.Match[str]) -> str:
            return self.part(len(match[1]) + shift, f"{slug}--{match[3]}", Markup(match[2]))

        return title + Markup(_HEADING.sub(heading, body))

    def part(self, level: int, anchor: str, title: Markup) -> Markup:
        """A heading, noted for the table of contents."""
        self.contents.append(Entry(level, anchor, title))
        return Markup('<h{0} id="{1}">{2}</h{0}>').format(level, anchor, title)

    def glance(self) -> Markup:
        """What the home page says: the answer, how far the Convention is, the key figures as a table."""
        self.slug = HOME
        called = {name: statements_called(self.facts, HOME, name) for name in ("in_short", "steps", "figures")}
        rows = [self._card(id) for id in called["figures"]]
        parts = [self.in_short(*called["in_short"])] if called["in_short"] else []
        if called["steps"]:
            parts += [self.part(2, "steps", self.label("page.index.not-yet")), self.steps(*called["steps"])]
        if rows:
            columns = [self.label(f"briefing.column.{name}") for name in ("figure", "statement")]
            parts += [self.part(2, "figures", self.label("page.index.figures")), _components().figures(rows, columns)]
        return Markup("").join(parts)

    def highlights(self) -> Markup:
        """The first point of each page that is not said already, under the page's title."""
        items = []
        for slug in topics(self.facts):
            ids = [id for id in statements_called(self.facts, slug, "in_short") if id not in self._used]
            self.slug = slug
            if ids:
                items.append({"title": self.label(f"page.{slug}.title"), "view": self.view(ids[0])})
        self.slug = HOME
        if not items:
            return Markup("")
        return self.part(2, "topics", self.label("briefing.topics")) + Markup(_components().highlights(items))

    def notes(self) -> Markup:
        """The sources as numbered notes with their full addresses and the passages cited."""
        items = [
            {
                "number": item.number,
                "source": self.source_view(item.source_id),
                "passages": [
                    {"target": marks[0].target, "number": self.passage_number(passage_id)}
                    for passage_id, marks in item.sorted_passages
                ],
            }
            for item in self.references
        ]
        heading = self.part(2, "notes", self.label("briefing.notes"))
        intro, passages = self.label("reference.intro"), self.label("briefing.passages")
        return heading + Markup(_components().notes(intro, passages, items))

    def checking(self) -> Markup:
        """How a reader can check the briefing."""
        heading = self.part(2, "check", self.label("briefing.check"))
        points = [self.label(f"briefing.check-{name}") for name in ("address", "id", "notes", "disagree", "command")]
        return heading + Markup(
            _components().checking(points, f"python -m explainer briefing check {self.briefing.file_name}")
        )

    def as_of_day(self) -> PartialDate | None:
        """The latest day of which a statement in the document says that it was true; if none does, of any statement."""
        for ids in (self._used, self.facts.statements):
            days = [day for id in ids if (day := self.facts.statements[id].as_of) is not None]
            if days:
                return max(days, key=lambda day: day.last_day)
        return None

    def printed(self) -> dict[str, str]:
        """Each statement of the document as plain text."""
        return {id: plain_statement(self, id) for id in self._used}


def plain_statement(renderer: PageRenderer, id: str) -> str:
    """A statement as plain text, the same wherever it stands."""
    statement = renderer.facts.statements[id]
    return renderer.writer.plain(statement.text[renderer.lang], statement.values)


def compose(facts: Facts, briefing: Briefing, site_url: str) -> Document:
    """Write one briefing. The same facts give the same document and the same build id, whatever the day."""
    renderer = BriefingRenderer(facts, briefing, site_url)
    language = facts.languages[briefing.lang]
    if briefing.kind == IN_BRIEF:
        parts = [renderer.glance(), renderer.highlights()]
    elif briefing.kind == FULL:
        parts = [renderer.glance(), *(renderer.page(slug) for slug in topics(facts))]
    else:
        parts = [renderer.page(briefing.kind)]
    renderer.slug = briefing.slug
    body = Markup("").join([*parts, renderer.checking(), renderer.notes()])
    address = renderer.address(briefing.slug)
    day = renderer.as_of_day()
    title = renderer.plain_label(f"page.{briefing.slug}.title")
    kind = renderer.label(f"briefing.{briefing.kind}" if briefing.kind in (IN_BRIEF, FULL) else "briefing.topic")
    state = renderer.label("language.reviewed" if language.reviewed else "language.draft")
    said = json.dumps([RECORD_FORMAT, briefing.kind, briefing.lang, address, title, str(kind), str(state), body])
    build = f"{day.iso if day else '0'}-{hashlib.sha256(said.encode()).hexdigest()[:10]}"
    html = _components().document(
        style=briefing.kind if briefing.kind in (IN_BRIEF, FULL) else "topic",
        lang=briefing.lang,
        direction=language.direction,
        title=title,
        subject=renderer.plain_label(f"page.{briefing.slug}.description"),
        author=renderer.plain_label("site.name"),
        stamp=_stamp(day),
        kind=kind,
        facts=[
            (renderer.label("figure.as-of"), renderer.date(day) if day else Markup("–")),
            (renderer.label("briefing.language"), Markup("{} – {}").format(language.name, state)),
            (renderer.label("briefing.build"), Markup('<bdi dir="ltr" lang="en">{}</bdi>').format(build)),
        ],
        build=build,
        page=renderer.plain_label("briefing.page"),
        of=renderer.plain_label("briefing.page-of"),
        address=address,
        qr=qr_code(address),
        qr_alt=renderer.plain_label("briefing.qr"),
        contents_title=renderer.label("briefing.contents"),
        contents=[] if briefing.kind == IN_BRIEF else [entry for entry in renderer.contents if entry.level == 2],
        body=body,
    )  # fmt: skip
    record = {
        "format": RECORD_FORMAT,
        "briefing": briefing.kind,
        "language": briefing.lang,
        "build": build,
        "statements": renderer.printed(),
    }
    return Document(
        briefing,
        keep_joined(isolate(_arranged(str(html), language.direction), briefing.lang, language.direction)),
        f"{title} – {Markup(kind).striptags()}",
        build,
        language.direction,
        day,
        json.dumps(record, ensure_ascii=False, indent=1) + "\n",
    )


def keep_joined(html: str) -> str:
    """Put a zero-width joiner on both sides of tags that split a joined Arabic word."""
    return _SPLIT_WORD.sub("\\1\u200d\\2\u200d", html)


def _arranged(html: str, direction: str) -> str:
    """Put a statement's id after its marks, and commas between markers: on paper nothing else keeps them apart."""
    comma = "،" if direction == "rtl" else ","
    return _ID_BEFORE_MARKS.sub(r"\2\1</span>", html).replace("</a><wbr>", f"</a>{comma} ")


def _stamp(day: PartialDate | None) -> str:
    """The date that the file bears: the day of its facts, not that of the build."""
    stamp = day.last_day if day else datetime.date(2000, 1, 1)
    return str(escape(stamp.isoformat()))
