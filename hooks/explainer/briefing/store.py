"""Make all briefings, on all processors, and only those that changed; the rest comes from a folder of made ones."""

from __future__ import annotations

import hashlib
import io
import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from importlib.metadata import version
from pathlib import Path

import pikepdf

from ..facts import Facts, PrintedFile
from .content import Document, compose
from .finish import finish
from .plan import planned
from .typeset import font_files, load_engine, typeset

_ENGINES = ("weasyprint", "pydyf", "pikepdf", "fonttools", "pyphen")
# Finished files are kept while they may come back, as on another branch; each is well below half a megabyte.
_KEPT = 400


def make_briefings(
    facts: Facts, site_url: str, root: Path, folder: Path, report: Callable[[str], None]
) -> dict[tuple[str, str], PrintedFile]:
    """Put every briefing into ``folder`` as a finished file named by its content; say where each is.

    Fonts come from ``root/node_modules``; ``report`` is told how far the work is.
    """
    modules = root / "node_modules"
    load_engine()
    base = _base_of_names(modules)
    folder.mkdir(parents=True, exist_ok=True)
    documents = [compose(facts, briefing, site_url) for briefing in planned(facts)]
    names = {document: folder / f"{_name(base, document)}.pdf" for document in documents}
    missing = [document for document, path in names.items() if not path.is_file()]
    report(f"{len(documents)} briefings, {len(missing)} of them to make")
    for done, document in enumerate(_make(missing, names, modules), start=1):
        report(f"briefing {done} of {len(missing)}: {document.briefing.file_name}")
    _forget_old(folder, keep=set(names.values()))
    return {
        (document.briefing.kind, document.briefing.lang): _describe(document, path) for document, path in names.items()
    }


def make_one(document: Document, path: Path, modules: Path) -> None:
    """Make one file, whole or not at all."""
    pdf = finish(typeset(document.html, modules), document, modules)
    aside = path.with_suffix(f".{os.getpid()}")
    aside.write_bytes(pdf)
    aside.replace(path)


def _make(missing: list[Document], names: dict[Document, Path], modules: Path) -> Iterator[Document]:
    workers = min(len(missing), os.cpu_count() or 1, 4)
    if workers < 2:
        for document in missing:
            make_one(document, names[document], modules)
            yield document
        return
    # A fresh process each: a copy of this one would copy the locks of its threads as well.
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
        running = {pool.submit(make_one, document, names[document], modules): document for document in missing}
        try:
            for future in as_completed(running):
                future.result()
                yield running[future]
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _base_of_names(modules: Path) -> bytes:
    """What every file depends on: engines, fonts, style sheet, and the code that typesets and finishes."""
    parts = [f"{name} {version(name)}".encode() for name in _ENGINES]
    parts += [path.read_bytes() for path in font_files(modules).values()]
    own = Path(__file__).parent
    parts += [(own / name).read_bytes() for name in ("briefing.css", "typeset.py", "finish.py", "tags.py")]
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).digest()


def _name(base: bytes, document: Document) -> str:
    said = [base, document.html.encode(), document.record.encode()]
    return hashlib.sha256(b"\0".join(said)).hexdigest()[:32]


def _describe(document: Document, path: Path) -> PrintedFile:
    pdf = path.read_bytes()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        pages = len(file.pages)
    return PrintedFile(path, document.briefing.file_name, pages, max(1, round(len(pdf) / 1000)), document.as_of)


def _forget_old(folder: Path, keep: set[Path]) -> None:
    """Remove the finished files used longest ago, beyond those that may well come back."""
    for path in keep:
        os.utime(path)
    others = sorted(set(folder.glob("*.pdf")) - keep, key=lambda path: path.stat().st_mtime, reverse=True)
    for path in others[max(0, _KEPT - len(keep)) :]:
        path.unlink()
