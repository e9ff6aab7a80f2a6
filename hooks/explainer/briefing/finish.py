"""Finish a PDF where the engine leaves something open (pikepdf): margins, direction, copied text, our record."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pikepdf

from .content import Document
from .glyphs import letters_of
from .tags import Tags
from .typeset import font_files

RECORD = "statements.json"
# A ligature copied as two letters comes out in the order in which they are drawn; as one letter it cannot.
_LAM_ALEF = {"06440622": "fef5", "06440623": "fef7", "06440625": "fef9", "06440627": "fefb"}
_NO_LETTER = re.compile(rb"<([0-9a-f]{4})> <>")
_TO_LIGATURE = re.compile(rb"<(0644062[2357])>")
_NO_SHIFT = b">0<"  # between two glyphs that stand at their usual distance
_MARKED = re.compile(rb"/\w+\s*<</MCID (\d+)>>\s*BDC")


def finish(pdf: bytes, document: Document, modules: Path) -> bytes:
    """Return the finished file; the same input gives the same bytes."""
    pikepdf.settings.set_flate_compression_level(9)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        tags = Tags(file)
        _margins_are_artifacts(file, tags)
        tags.mend()
        _letters_can_be_copied(file, modules)
        if document.direction == "rtl":
            file.Root.ViewerPreferences.Direction = pikepdf.Name.R2L
        _embed(file, document.record)
        out = io.BytesIO()
        file.save(
            out,
            deterministic_id=True,
            compress_streams=True,
            recompress_flate=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()


def _margins_are_artifacts(file: pikepdf.Pdf, tags: Tags) -> None:
    """Running heads and page numbers are no part of the text: what no tag leads to becomes an artifact."""
    for page in file.pages:
        owners = tags.owners[int(page.obj.StructParents)]
        loose = {index for index in range(len(owners)) if owners[index].objgen not in tags.reached}
        for index in loose:
            owners[index] = None
        content = _unmark(page.Contents.read_bytes(), loose)
        page.Contents = file.make_stream(content.replace(_NO_SHIFT, b""))


def _unmark(content: bytes, loose: set[int]) -> bytes:
    def as_artifact(mark: re.Match[bytes]) -> bytes:
        return b"/Artifact BMC" if int(mark[1]) in loose else mark[0]

    return _MARKED.sub(as_artifact, content)


def _letters_can_be_copied(file: pikepdf.Pdf, modules: Path) -> None:
    """Let lam-alef be copied as the one letter it looks like, and give a letter to each glyph that has none."""
    for item in file.objects:
        if not (
            isinstance(item, pikepdf.Dictionary) and item.get("/Type") == pikepdf.Name.Font and "/ToUnicode" in item
        ):
            continue
        table = _TO_LIGATURE.sub(
            lambda code: b"<" + _LAM_ALEF[code[1].decode()].encode() + b">", item.ToUnicode.read_bytes()
        )
        if _NO_LETTER.search(table):
            table = _with_letters(table, letters_of(_font_file(str(item.BaseFont), modules)))
        item.ToUnicode.write(table)


def _with_letters(table: bytes, letters: dict[int, int]) -> bytes:
    def with_letter(code: re.Match[bytes]) -> bytes:
        return b"<%s> <%04x>" % (code[1], letters[int(code[1], 16)])

    return _NO_LETTER.sub(with_letter, table)


def _font_file(name: str, modules: Path) -> Path:
    """The file of an embedded font, which the PDF calls ``/ABCDEF+Vazirmatn-Bold``."""
    family = name.partition("+")[2].replace("-", " ").removesuffix(" Bold")
    return font_files(modules)[f"{family}-{'700' if name.endswith('Bold') else '400'}"]


def _embed(file: pikepdf.Pdf, record: str) -> None:
    """Attach what `briefing check` reads."""
    attached = pikepdf.AttachedFileSpec(
        file,
        record.encode(),
        filename=RECORD,
        description="The statements of this briefing, for python -m explainer briefing check",
        mime_type="application/json",
        relationship=pikepdf.Name.Data,
    )
    file.attachments[RECORD] = attached
    file.Root.AF = pikepdf.Array([attached.obj])


def read_record(pdf: bytes) -> dict[str, Any] | None:
    """What a finished briefing says of itself; ``None`` when the file is none of ours."""
    try:
        with pikepdf.open(io.BytesIO(pdf)) as file:
            if RECORD not in file.attachments:
                return None
            record = json.loads(file.attachments[RECORD].get_file().read_bytes())
    except (pikepdf.PdfError, ValueError):
        return None
    return record if isinstance(record, dict) else None
