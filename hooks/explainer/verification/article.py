"""The passages of an article: its non-empty lines, from plain text or from a saved page."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

MAX_BYTES = 20_000_000
TEXT_SUFFIXES = (".txt", ".html", ".htm", ".xhtml")
_HTML_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)
# These neither begin nor end a line of text; every other element does both.
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
     "label", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr")
)  # fmt: skip
_UNSEEN = frozenset(("head", "noscript", "script", "style", "svg", "template", "textarea"))
# In this order: Persian has most letters of Arabic, and Vietnamese some of Polish.
_LETTERS = (
    ("fa", "پچژگکی"),
    ("ar", "ةيكأإ"),
    ("vi", "ạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđơư"),
    ("pl", "ąćęłńśźż"),
)


class UnreadableArticle(Exception):
    """A file that holds no text of an article; the message says what was expected and what is there."""


@dataclass(frozen=True)
class Article:
    """A file that was given, and its non-empty lines in order, white space folded."""

    path: str
    lines: tuple[str, ...]


def digest(line: str) -> str:
    """The digest of a passage: sixteen hexadecimal digits of the SHA-256 of the line in NFKC, white space folded."""
    return hashlib.sha256(folded(line).encode("utf-8")).hexdigest()[:16]


def folded(line: str) -> str:
    """A line in Unicode form NFKC with each stretch of white space as one space."""
    return " ".join(unicodedata.normalize("NFKC", line).split())


def read_article(path: Path, body_only: bool = False) -> Article:
    """Read a text or a saved page; ``body_only`` leaves out what stands around the one article of a page."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableArticle(f"expected a readable file; found {error.strerror or error}") from error
    if len(raw) > MAX_BYTES:
        raise UnreadableArticle(f"expected a file of at most {MAX_BYTES:,} bytes; found {len(raw):,} bytes")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableArticle(f"expected text in UTF-8; found byte 0x{raw[error.start]:02x}") from error
    lines = lines_of_page(text, body_only) if _HTML_START.match(text) else text.splitlines()
    kept = tuple(line for line in map(folded, lines) if line)
    if not kept:
        raise UnreadableArticle("expected the text of an article; found an empty file")
    return Article(str(path), kept)


def lines_of_page(markup: str, body_only: bool = False) -> list[str]:
    """The lines of a saved page: each block element and each ``<br>`` begins a new one."""
    reader = _Lines()
    reader.feed(markup)
    reader.close()
    reader.end_line()
    if body_only:
        for name in ("article", "main"):
            if len(reader.spans[name]) == 1:
                start, end = reader.spans[name][0]
                return reader.lines[start:end]
    return reader.lines


def language_of(article: Article) -> str:
    """The code of the language that an article seems to be in, by the letters that others do not use."""
    text = "".join(article.lines).casefold()
    for lang, letters in _LETTERS:
        if 50 * sum(map(text.count, letters)) > len(text):  # a name or two is not enough
            return lang
    return "en"


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.spans: dict[str, list[tuple[int, int | None]]] = {"article": [], "main": []}
        self._line: list[str] = []
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._unseen.clear()  # the end of the head may be left out
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag not in _INLINE:
            self.end_line()
            # Of articles inside one another, the outermost counts.
            if tag in self.spans and not any(end is None for _start, end in self.spans[tag]):
                self.spans[tag].append((len(self.lines), None))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self.end_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        elif tag not in _INLINE:
            self.end_line()
            if tag in self.spans and self.spans[tag] and self.spans[tag][-1][1] is None:
                self.spans[tag][-1] = (self.spans[tag][-1][0], len(self.lines))

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._line.append(data)

    def end_line(self) -> None:
        """What follows stands on a new line."""
        self.lines.append("".join(self._line))
        self._line = []
