"""The button in the head of a page: a link to the index page, which scripts turn into the search box."""

from __future__ import annotations

import json

from markupsafe import Markup

from ..views import PageContext
from .bundle import FOLDER, SearchFiles
from .records import REGISTER

_ICON = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" aria-hidden="true"><path fill="none" '
    'stroke="currentColor" stroke-width="2" d="M14.5 14.5 20 20M9.5 4a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11"/></svg>'
)
LABELS = ("open", "placeholder", "hint", "close", "index", "failed")


def search_button(context: PageContext, found: SearchFiles, is_default_language: bool) -> Markup:
    """The button for the page of ``context``, with what the search needs to know, and the script that opens it."""
    root = context.href("index")
    assets = f"{root}{'' if is_default_language else '../'}{FOLDER}/"
    page = context.href(REGISTER)
    settings = {
        "root": root,
        "page": page,
        "index": assets + found.names[f"{context.lang}.json"],
        "worker": assets + found.names["worker.js"],
        "script": assets + found.names["dialog.js"],
        "style": assets + found.names["dialog.css"],
        "labels": {name: context.plain_label(f"search.{name}") for name in LABELS},
    }
    return Markup(
        '<a class="md-header__button md-icon search-open" href="{page}" title="{label}" aria-label="{label}" '
        'aria-keyshortcuts="/" data-search="{settings}">{icon}</a><script>{script}</script>\n'
    ).format(
        page=page,
        label=context.plain_label("search.open"),
        settings=json.dumps(settings, ensure_ascii=False, separators=(",", ":")),
        icon=_ICON,
        script=Markup(found.opener.strip()),
    )
