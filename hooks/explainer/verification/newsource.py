"""Make the file of a new source from the text of an article: digests and passages, none of its sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from ..facts import Facts
from ..model import SourceKind
from .article import Article, digest
from .passages import recognise

MAX_PASSAGES = 999
TRANSLATIONS = ("machine", "human", "none")
_HEAD = "# yaml-language-server: $schema=../schemas/source.schema.json"
_NO_DATE = "YYYY-MM-DD"


@dataclass(frozen=True)
class NewSource:
    """What is known of a source besides its text; what is ``None`` is left for the editor, and refused until then."""

    id: str
    url: str
    edition: str
    publisher: str | None = None
    kind: str | None = None
    language: str | None = None
    published: str | None = None
    translation: str | None = None


def refusal(facts: Facts, article: Article, id: str) -> str | None:
    """Why no file should be written for this article, if there is a reason."""
    if ("sources", id) in facts.places:
        return f"expected an id that is not in use; found {facts.place('sources', id).file.path}"
    if len(article.lines) > MAX_PASSAGES:
        return f"expected at most {MAX_PASSAGES} lines; found {len(article.lines)}"
    editions, _unknown = recognise(facts, [article])
    for edition in editions:
        if 2 * len(edition.passages) > len(edition.wanted):
            return f"expected an article that is no source yet; found {edition.source} ({edition.edition})"
    return None


def source_file(facts: Facts, article: Article, new: NewSource) -> str:
    """The YAML of the source. Keys without a value are those that the editor fills in."""
    texts = [f"  {lang}:" for lang in facts.languages]
    lines = [
        _HEAD,
        _line("publisher", new.publisher, "id in organisations.yml"),
        _line("kind", new.kind, f"one of {', '.join(get_args(SourceKind))}"),
        "title:  # what the source is about, in our words",
        *texts,
        f'url: "{new.url}"',
        _line("language", new.language, "code of the language of the original"),
        _published(new.published),
        "editions:" if new.translation else f"editions:  # translation: {', '.join(TRANSLATIONS)}",
        f"  {new.edition}: {{translation: {new.translation or ''}}}",
        "reliability:  # who publishes it, what they have at stake, the slips you noticed",
        *texts,
        "passages:",
        *(f'  p{number:02}: {{digests: {{{new.edition}: "{digest(line)}"}}}}'
          for number, line in enumerate(article.lines, start=1)),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def left_to_fill_in(new: NewSource) -> list[str]:
    """The keys that the file leaves open."""
    given: Mapping[str, str | None] = {
        "publisher": new.publisher,
        "kind": new.kind,
        "language": new.language,
        "published": new.published,
        "translation": new.translation,
    }
    return ["title", "reliability", *(key for key, value in given.items() if value is None)]


def _line(key: str, value: str | None, hint: str) -> str:
    return f"{key}:  # {hint}" if value is None else f"{key}: {value}"


def _published(date: str | None) -> str:
    if date is None:
        return f'published: "{_NO_DATE}"  # or null when the text read gives no date'
    return "published: null" if date == "null" else f'published: "{date}"'
