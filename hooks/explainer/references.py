"""Number the sources and passages that one page cites, and remember where, so that text and list link both ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .model import Evidence


@dataclass(frozen=True)
class Citation:
    """One marker in the text: which passage of which numbered source, and the marker's own anchor."""

    number: int
    source_id: str
    passage_id: str
    anchor: str

    @property
    def passage_number(self) -> int:
        """The passage's number as readers see it: 4 for ``p04``."""
        return int(self.passage_id[1:])

    @property
    def target(self) -> str:
        """The anchor of the passage in the list of references."""
        return f"ref-{self.number}-{self.passage_id}"


@dataclass
class Reference:
    """A cited source on one page: its number and, by passage, the markers that cite it."""

    number: int
    source_id: str
    passages: dict[str, list[Citation]] = field(default_factory=dict)

    @property
    def sorted_passages(self) -> list[tuple[str, list[Citation]]]:
        """The passages in the order of the source: p20 before p100."""
        return sorted(self.passages.items(), key=lambda item: int(item[0][1:]))


class References:
    """The references of one page, numbered in the order in which the text first cites them."""

    def __init__(self) -> None:
        self._by_source: dict[str, Reference] = {}
        self._markers = 0

    def __len__(self) -> int:
        return len(self._by_source)

    def __iter__(self) -> Iterator[Reference]:
        return iter(self._by_source.values())

    def cite(self, evidence: Iterable[Evidence]) -> list[Citation]:
        """Record that the text cites this evidence here; return a marker for each passage, each passage once."""
        cited: dict[tuple[str, str], None] = dict.fromkeys((item.source, item.passage) for item in evidence)
        return [self._mark(source_id, passage_id) for source_id, passage_id in cited]

    def _mark(self, source_id: str, passage_id: str) -> Citation:
        reference = self._by_source.get(source_id)
        if reference is None:
            reference = self._by_source[source_id] = Reference(len(self._by_source) + 1, source_id)
        self._markers += 1
        citation = Citation(reference.number, source_id, passage_id, f"cite-{self._markers}")
        reference.passages.setdefault(passage_id, []).append(citation)
        return citation
