"""Write the index of one language: what the worker (``js/worker.js``) reads, in as few bytes as it takes."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from ..facts import Facts
from ..views import PageContext
from .normalize import Normalizer
from .records import REGISTER, Records, records
from .rules import rules_of

# The worker gives at most as many results, so these are all the numbers that it can have to write.
FOUND_AT_MOST = 30
_KINDS = {"t": ("glossary/", "search.kind.term"), "p": (f"{REGISTER}/", "search.kind.person")}
_KINDS |= {"o": (f"{REGISTER}/", "search.kind.organisation")}
LABELS = ("search.count", "search.none", *(label for _address, label in _KINDS.values()))
_ASCII_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ~^`@$&*_=+|"


def index_text(facts: Facts, lang: str) -> str:
    """The index of ``lang`` as JSON text."""
    context = PageContext(facts, lang, "index")
    found = records(facts, lang)
    swap = _swap(found)
    index = {
        "rules": Normalizer(rules_of(lang)).as_json(),
        "counts": [
            context.label("search.count", n=number).striptags() if number else context.plain_label("search.none")
            for number in range(FOUND_AT_MOST + 1)
        ],
        "kinds": {kind: [address, context.plain_label(label)] for kind, (address, label) in _KINDS.items()},
        "swap": swap,
        **_columns(found, swap),
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def _columns(found: Records, swap: str) -> dict[str, Any]:
    """The records in columns: like beside like takes fewer bytes when it is compressed."""
    table = str.maketrans(swap, "".join(swap[place ^ 1] for place in range(len(swap))))
    ids: list[str] = []
    texts: list[str] = []
    pages = []
    for page in found.pages:
        own = page.address.removesuffix("/")
        sections = []
        for section in page.sections:
            sections.append([section.anchor, section.heading.translate(table), len(section.statements)])
            for item in section.statements:
                id = item.id.removeprefix(own) if own and item.id.startswith(f"{own}.") else item.id
                ids.append(f"{id}!" if item.editorial else id)
                texts.append(item.text.translate(table))
        pages.append([page.address, page.title.translate(table), page.aliases, sections])
    names = [
        [item.kind[0], item.id, item.name.translate(table), item.detail.translate(table), item.aliases]
        for item in found.names
    ]
    return {"pages": pages, "ids": " ".join(ids), "texts": "\n".join(texts), "names": names}


def _swap(found: Records) -> str:
    """Pairs of letters to swap: a frequent one that takes two bytes for a rare one that takes one.

    It makes an index in Arabic script a sixth smaller, compressed, and is undone letter by letter.
    """
    letters = Counter("".join(item.text for page in found.pages for each in page.sections for item in each.statements))
    wide = sorted((letter for letter in letters if ord(letter) > 0x7F), key=lambda letter: (-letters[letter], letter))
    narrow = sorted(_ASCII_LETTERS, key=lambda letter: (letters[letter], letter))
    pairs = [(one, other) for one, other in zip(wide, narrow, strict=False) if letters[one] > letters[other]]
    return "".join(one + other for one, other in pairs)
