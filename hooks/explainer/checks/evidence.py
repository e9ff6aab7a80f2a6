"""Rules for evidence: every statement has it, it exists, and whoever judges is named."""

from __future__ import annotations

from ..errors import Problem, one_of, quoted
from ..facts import Facts
from ..model import Source
from ..text import parse_text
from .texts import is_sound


def every_statement_has_evidence(facts: Facts) -> list[Problem]:
    """A statement cites a source, unless it is editorial and rests on statements that do."""
    return [
        facts.place("statements", id).problem("evidence", expected="a source and a passage", found="none")
        for id, statement in facts.statements.items()
        if not statement.evidence and statement.status != "editorial"
    ]


def evidence_exists(facts: Facts) -> list[Problem]:
    """The source is known, the passage stands in it, and the edition was read."""
    problems = []
    for id, statement in facts.statements.items():
        place = facts.place("statements", id)
        for index, item in enumerate(statement.evidence):
            inner = ("evidence", index)
            if item.source not in facts.known("sources"):
                expected = f"a source in data/sources, {one_of(facts.known('sources'))}"
                problems.append(place.problem(*inner, "source", expected=expected, found=quoted(item.source)))
                continue
            source = facts.sources.get(item.source)
            if source is None:
                continue  # its file has mistakes of its own
            if item.passage not in source.passages:
                expected = f"a passage of {item.source} ({_passage_span(source)})"
                problems.append(place.problem(*inner, "passage", expected=expected, found=quoted(item.passage)))
            if item.edition is not None and item.edition not in source.editions:
                expected = f"an edition of {item.source}, {one_of(source.editions)}"
                problems.append(place.problem(*inner, "edition", expected=expected, found=quoted(item.edition)))
    return problems


def _passage_span(source: Source) -> str:
    ids = sorted(source.passages)
    return ids[0] if len(ids) == 1 else f"{ids[0]}–{ids[-1]}"


def editorial_statements_rest_on_others(facts: Facts) -> list[Problem]:
    """Our own reading names the statements it follows from; nothing rests on itself; no other statement has a base."""
    problems = []
    for id, statement in facts.statements.items():
        place = facts.place("statements", id)
        if statement.status == "editorial" and not statement.rests_on:
            problems.append(place.problem("rests_on", expected="the statements it follows from", found="none"))
        if statement.status != "editorial" and statement.rests_on:
            expected = "no rests_on unless status is editorial"
            problems.append(place.problem("rests_on", expected=expected, found=f"status {statement.status}"))
        for index, base in enumerate(statement.rests_on):
            if base not in facts.known("statements"):
                problems.append(place.problem("rests_on", index, expected="the id of a statement", found=quoted(base)))
        if id in _bases(facts, id):
            problems.append(place.problem("rests_on", expected="no circle", found=f"{id} resting on itself"))
        elif statement.rests_on and _all_are_read(facts, id) and not facts.evidence_of(id):
            problems.append(place.problem("rests_on", expected="statements that have evidence", found="none with any"))
    return problems


def _all_are_read(facts: Facts, id: str) -> bool:
    """Whether everything that ``id`` rests on is there, without mistakes of its own."""
    return all(base in facts.statements for one in {id, *_bases(facts, id)} for base in facts.statements[one].rests_on)


def _bases(facts: Facts, id: str) -> set[str]:
    """All statements that ``id`` rests on, directly or through others."""
    found: set[str] = set()
    queue = list(facts.statements[id].rests_on)
    while queue:
        current = queue.pop()
        if current not in found and current in facts.statements:
            found.add(current)
            queue += facts.statements[current].rests_on
    return found


def claims_name_their_speaker(facts: Facts) -> list[Problem]:
    """A claim says who makes it, and each text names them."""
    problems = []
    for id, statement in facts.statements.items():
        place = facts.place("statements", id)
        if statement.said_by is None:
            if statement.status == "claimed":
                expected = "who says it (a claim needs its speaker)"
                problems.append(place.problem("said_by", expected=expected, found="none"))
            continue
        if statement.said_by not in facts.known("people") | facts.known("organisations"):
            expected = "an id of people.yml or organisations.yml"
            problems.append(place.problem("said_by", expected=expected, found=quoted(statement.said_by)))
        elif statement.status == "claimed":
            for lang, source in statement.text.root.items():
                text = parse_text(source)
                if statement.said_by not in text.subjects("name") and is_sound(facts, text, statement.values):
                    expected = f"the speaker named: {{{{ '{statement.said_by}'|name }}}}"
                    problems.append(place.problem("text", lang, expected=expected, found="a text without the name"))
    return problems


def passages_can_be_checked(facts: Facts) -> list[Problem]:
    """A passage has a digest for each edition read, or says where it stands when the text is not at hand."""
    problems = []
    for id, source in facts.sources.items():
        place = facts.place("sources", id)
        for passage_id, passage in source.passages.items():
            inner = ("passages", passage_id)
            if passage.seen is not None or passage.locator is not None:
                if passage.seen is None or passage.locator is None or passage.digests:
                    expected = "locator and seen together, without digests"
                    problems.append(place.problem(*inner, expected=expected, found="only a part of that"))
                continue
            for lang in source.editions:
                if lang not in passage.digests:
                    problems.append(place.problem(*inner, "digests", expected=f"a digest for {lang}", found="none"))
            for lang in passage.digests:
                if lang not in source.editions:
                    expected = f"an edition of the source, {one_of(source.editions)}"
                    problems.append(place.problem(*inner, "digests", lang, expected=expected, found=quoted(lang)))
    return problems
