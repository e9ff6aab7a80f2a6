"""Read a PDF as a reader's program would: the words one can copy, the pictures of its pages."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from pathlib import Path

import pikepdf
import pypdfium2
import zxingcpp


class ReadFile:
    """One finished briefing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.kind, self.lang, _ = path.name.split(".")

    def __repr__(self) -> str:
        return self.path.name

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        return pikepdf.open(self.path)

    @cached_property
    def text(self) -> str:
        """The text of all pages as PDFium copies it."""
        document = pypdfium2.PdfDocument(self.path)
        pages = [page.get_textpage().get_text_range() for page in document]
        document.close()
        # PDFium writes U+FFFE where a word is divided at the end of a line.
        return re.sub("(?:\ufffe|\x02|-(?=\r?\n))\\s*", "", "\n".join(pages))

    @cached_property
    def words(self) -> set[str]:
        return set(words_of(self.text))

    def qr_codes(self) -> list[str]:
        """What the QR codes on the first page say."""
        document = pypdfium2.PdfDocument(self.path)
        picture = document[0].render(scale=3).to_pil().convert("L")
        document.close()
        return [code.text for code in zxingcpp.read_barcodes(picture)]


def words_of(text: str) -> list[str]:
    """The words of a text, without what only tells how letters join or are spoken."""
    folded = unicodedata.normalize("NFKC", text)
    folded = "".join(sign for sign in folded if unicodedata.category(sign) not in ("Mn", "Cf"))
    return re.findall(r"\w+", folded)
