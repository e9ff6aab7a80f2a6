"""Which statements rest on which passage, and why none rests on the others."""

from __future__ import annotations

from collections.abc import Iterator

from .facts import Facts


def coverage_report(facts: Facts) -> Iterator[str]:
    """Yield the lines of the report: each source, then each of its passages with its statements or the reason."""
    for id, source in facts.sources.items():
        used = facts.statements_by_passage.get(id, {})
        skipped = sum(passage.skip is not None for passage in source.passages.values())
        ids = {statement for statements in used.values() for statement in statements}
        yield (
            f"{id}: {len(source.passages)} passages, {len(used)} with statements, {skipped} with a reason, "
            f"{len(ids)} statements"
        )
        for passage_id, passage in source.passages.items():
            if passage_id in used:
                yield f"  {passage_id}  {', '.join(used[passage_id])}"
            else:
                yield f"  {passage_id}  – {passage.skip or 'NOTHING AND NO REASON'}"
