"""Make a PDF of a document with WeasyPrint: fonts, tags, the language of foreign words. No other module knows it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FONTS = {
    "Vazirmatn-400": "vazirmatn/fonts/ttf/Vazirmatn-Regular.ttf",
    "Vazirmatn-700": "vazirmatn/fonts/ttf/Vazirmatn-Bold.ttf",
    "Noto Sans-400": "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
    "Noto Sans-700": "@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf",
}
STYLE = Path(__file__).with_name("briefing.css")
LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
# Tags that the engine leaves without meaning, or gives one that a list of descriptions has not.
_TAGS = dict.fromkeys(["bdi", "small", "sup", "time", "b", "cite", "code"], "Span") | dict.fromkeys(
    ["dl", "dt", "dd"], "Div"
)


class CannotTypeset(Exception):
    """Something that the machine lacks; the message says what, and the command that brings it."""


class BadDocument(Exception):
    """The engine complained about a document, so the file would not be as it should."""


def font_files(modules: Path) -> dict[str, Path]:
    """The font files below ``node_modules``; one complete file for each style."""
    files = {name: modules / path for name, path in FONTS.items()}
    missing = [path for path in files.values() if not path.is_file()]
    if missing:
        raise CannotTypeset(f"briefings need the font {missing[0]}: run  npm ci  (or leave them out with BRIEFINGS=0)")
    return files


def load_engine() -> Any:
    """Import WeasyPrint, or say which libraries of the system it lacks."""
    try:
        import weasyprint
    except OSError as error:
        reason = str(error).splitlines()[0]
        raise CannotTypeset(
            f"briefings need libraries of the system ({reason}): run  sudo apt-get install {LIBRARIES}"
            "  (or leave them out with BRIEFINGS=0)"
        ) from error
    return weasyprint


def style_sheet(modules: Path) -> str:
    """The style sheet with the addresses of the fonts."""
    faces = [
        f'@font-face {{ font-family: "{name.partition("-")[0]}"; font-weight: {name.partition("-")[2]}; '
        f'src: url("{path.resolve().as_uri()}") }}'
        for name, path in font_files(modules).items()
    ]
    return "\n".join([*faces, STYLE.read_text(encoding="utf-8")])


def typeset(html: str, modules: Path) -> bytes:
    """Make a tagged PDF of one document. Whatever the engine warns of is an error: it would be wrong to print."""
    engine = load_engine()
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    fonts = FontConfiguration()
    nothing_from_elsewhere = URLFetcher(allowed_protocols=["data"], fail_on_errors=True)
    style = engine.CSS(string=style_sheet(modules), font_config=fonts)
    with _complaints() as complaints, _fuller_tags():
        pdf = engine.HTML(string=html, url_fetcher=nothing_from_elsewhere).write_pdf(
            stylesheets=[style],
            font_config=fonts,
            pdf_variant="pdf/ua-1",
            uncompressed_pdf=True,
            full_fonts=False,
            optimize_images=False,
        )
    if complaints:
        raise BadDocument("; ".join(dict.fromkeys(complaints)))
    return bytes(pdf)


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Collect what the engine warns of."""
    found: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    collector, logger = Collector(logging.WARNING), logging.getLogger("weasyprint")
    logger.addHandler(collector)
    try:
        yield found
    finally:
        logger.removeHandler(collector)


@contextmanager
def _fuller_tags() -> Iterator[None]:
    """Let the engine tag inline elements and write the language of foreign parts, which WeasyPrint 70 leaves out.

    Its tree of tags is the one place that knows both the tag and the element, and nothing of it is left in the file.
    """
    import pydyf
    from weasyprint.pdf import tags

    build, name = tags._build_box_tree, tags._get_pdf_tag

    def with_language(box: Any, *arguments: Any) -> Iterator[Any]:
        element = getattr(box, "element", None)
        for tag in build(box, *arguments):
            if element is not None and element.tag != "html" and element.get("lang"):
                tag["Lang"] = pydyf.String(element.get("lang"))
            yield tag

    tags._build_box_tree, tags._get_pdf_tag = with_language, lambda tag: _TAGS.get(tag) or name(tag)
    try:
        yield
    finally:
        tags._build_box_tree, tags._get_pdf_tag = build, name
