"""The commands ``verify`` and ``source add``."""

from __future__ import annotations

import argparse
import re
import sys
import time
from pathlib import Path
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from ..checks.derived import derivations_hold
from ..load import load
from ..model import NameId, PartialDate, SourceKind, WebAddress
from .article import UnreadableArticle, language_of, read_article
from .newsource import TRANSLATIONS, NewSource, left_to_fill_in, refusal, source_file
from .verify import articles_in, verify


def add_commands(commands: Any) -> None:
    """Describe the two commands to the parser of the command line."""
    verifying = commands.add_parser("verify", help="compare the statements with the articles they rest on")
    verifying.add_argument(
        "articles", type=Path, nargs="+", metavar="ARTICLE", help="a text, a saved page, or a folder"
    )
    actions = commands.add_parser("source", help="work on the files in data/sources").add_subparsers(
        dest="action", required=True
    )
    adding = actions.add_parser("add", help="make the file of a new source from the text of an article")
    adding.add_argument("file", type=Path, metavar="FILE", help="the text or the saved page")
    adding.add_argument("--id", required=True, type=_of_form(NameId, "an id such as vietnamplus-closing"))
    adding.add_argument("--url", required=True, type=_of_form(WebAddress, "an address that begins with https://"))
    adding.add_argument("--edition", type=_language, help="code of the language of the text (default: as it seems)")
    adding.add_argument("--language", type=_language, help="code of the language of the original")
    adding.add_argument("--publisher", type=_of_form(NameId, "an id of organisations.yml"))
    adding.add_argument("--kind", choices=get_args(SourceKind))
    adding.add_argument("--published", type=_date, help="a date, or null when the text gives none")
    adding.add_argument("--translation", choices=TRANSLATIONS)
    adding.add_argument("--print", action="store_true", dest="print_only", help="print the file, write nothing")


def run_verify(options: argparse.Namespace) -> int:
    """Compare, print the table, list the failures; 0 all is well, 1 there are failures, 2 the call is wrong."""
    started = time.perf_counter()
    paths = []
    for given in options.articles:
        found = articles_in(given)
        if not given.exists() or not found:
            wrong = "no article in it (*.txt, *.html)" if given.exists() else "no such file or folder"
            print(f"explainer: {given}: {wrong}", file=sys.stderr)
            return 2
        paths += found
    facts, problems = load(options.root)
    if problems:
        print(f"explainer: the data have {len(problems)} problems: run  python -m explainer check", file=sys.stderr)
        return 1
    result = verify(facts, paths)
    failures = [*result.failures, *map(str, derivations_hold(facts))]
    for failure in failures:
        print(failure, file=sys.stderr)
    print("\n".join(result.table()))
    print(
        f"{len(result.checked)} statements against {len(result.editions)} articles: {len(failures)} failures "
        f"({time.perf_counter() - started:.2f} s)"
    )
    return 1 if failures else 0


def run_source(options: argparse.Namespace) -> int:
    """Write the file of a new source, or print it; 0 it is written, 1 it is refused."""
    try:
        article = read_article(options.file, body_only=True)
    except UnreadableArticle as error:
        print(f"{options.file}:1: {error}", file=sys.stderr)
        return 1
    facts, _problems = load(options.root)
    edition = options.edition or language_of(article)
    translation = options.translation or ("none" if edition == options.language else None)
    new = NewSource(
        options.id, options.url, edition, options.publisher, options.kind, options.language, options.published,
        translation,
    )  # fmt: skip
    reason = None if options.print_only else refusal(facts, article, options.id)
    if reason is not None:
        print(f"{options.file}:1: {reason}", file=sys.stderr)
        return 1
    text = source_file(facts, article, new)
    if options.print_only:
        print(text, end="")
        return 0
    path = options.root / "data" / "sources" / f"{options.id}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(f"wrote {path.relative_to(options.root)} with {len(article.lines)} passages, read in {edition}")
    print(f"Fill in {', '.join(left_to_fill_in(new))}; then  make check  says what each passage still lacks.")
    return 0


def _of_form(form: Any, wanted: str) -> Any:
    def read(text: str) -> str:
        try:
            return str(TypeAdapter(form).validate_python(text))
        except ValidationError:
            raise argparse.ArgumentTypeError(f"expected {wanted}; found {text!r}") from None

    return read


def _language(text: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}", text):
        raise argparse.ArgumentTypeError(f"expected the code of a language, such as vi; found {text!r}")
    return text


def _date(text: str) -> str:
    try:
        return text if text == "null" else PartialDate.parse(text).iso
    except PydanticCustomError:
        raise argparse.ArgumentTypeError(f"expected a date such as 2025-10-26, or null; found {text!r}") from None
