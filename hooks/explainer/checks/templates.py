"""Rules for page templates: they hold order and nothing else, and what they name exists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from inspect import Parameter, signature

from jinja2 import Environment, TemplateSyntaxError, nodes

from ..errors import Problem, one_of, quoted
from ..facts import Facts, Template
from ..model import PartialDate
from ..pages import COUNTING_FUNCTIONS, FUNCTIONS, STATEMENT_FUNCTIONS, PageRenderer, all_templates
from ..views import MissingLabel, counts, first_date

_PARSER = Environment(autoescape=True)
# What may stand between calls besides blank lines.
_HEADING_MARKS = ("##", "###")
# Anchors that every page has.
_TAKEN_ANCHORS = ("top", "references")


@dataclass(frozen=True)
class Call:
    """A call in a template: ``{{ statements('signing.total') }}``."""

    function: str
    arguments: tuple[object, ...]
    line: int


def templates_hold_only_order(facts: Facts) -> list[Problem]:
    """A template holds headings and calls of known functions with ids that exist; no words, no digits, no code."""
    problems = []
    for template in facts.templates.values():
        calls, mistakes = _read(template)
        problems += mistakes
        for call in calls:
            problems += _call_problems(facts, template, call)
        problems += _headings_that_share_an_anchor(template, calls)
    return problems


def calls_of(template: Template) -> list[Call]:
    """The calls of a template in their order; what is not a call is left out."""
    return _read(template)[0]


def can_be_read(template: Template) -> bool:
    """Whether Jinja finds nothing wrong with the grammar of a template."""
    try:
        _PARSER.parse(template.text)
    except TemplateSyntaxError:
        return False
    return True


def _headings_that_share_an_anchor(template: Template, calls: list[Call]) -> list[Problem]:
    seen: set[object] = set(_TAKEN_ANCHORS)
    problems = []
    for call in calls:
        if call.function == "heading" and call.arguments[:1]:
            [name] = call.arguments[:1]
            if name in seen:
                expected = "a name for each heading, none of them " + " or ".join(_TAKEN_ANCHORS)
                problems.append(_problem(template, call.line, expected, quoted(name)))
            seen.add(name)
    return problems


def _read(template: Template) -> tuple[list[Call], list[Problem]]:
    calls: list[Call] = []
    problems: list[Problem] = []
    try:
        tree = _PARSER.parse(template.text)
    except TemplateSyntaxError as error:
        return [], [_problem(template, error.lineno, "a template that Jinja can read", error.message or "an error")]
    mark = ""
    for node in _flat(tree):
        if isinstance(node, nodes.TemplateData):
            problems += _loose_words(template, node)
            mark = node.data.rpartition("\n")[2].strip()
            continue
        if _is_plain_call(node):
            assert isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name)
            if (mark in _HEADING_MARKS) != (node.node.name == "heading"):
                expected = f"{' or '.join(_HEADING_MARKS)} before a heading, and nowhere else"
                problems.append(_problem(template, node.lineno, expected, _line_of(template, node)))
            arguments = tuple(item.value for item in node.args if isinstance(item, nodes.Const))
            calls.append(Call(node.node.name, arguments, node.lineno))
        else:
            expected = "{{ function('id', …) }}"
            problems.append(_problem(template, node.lineno, expected, _line_of(template, node)))
        mark = ""
    if mark in _HEADING_MARKS:
        last = template.text.rstrip().count("\n") + 1
        problems.append(_problem(template, last, "a heading after its mark", quoted(mark)))
    return calls, problems


def _line_of(template: Template, node: nodes.Node) -> str:
    return quoted(template.text.split("\n")[node.lineno - 1].strip())


def _flat(tree: nodes.Template) -> Iterator[nodes.Node]:
    for statement in tree.body:
        yield from statement.nodes if isinstance(statement, nodes.Output) else [statement]


def _is_plain_call(node: nodes.Node) -> bool:
    return (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Name)
        and not node.kwargs
        and node.dyn_args is None
        and node.dyn_kwargs is None
        and all(isinstance(argument, nodes.Const) for argument in node.args)
    )


def _loose_words(template: Template, node: nodes.TemplateData) -> list[Problem]:
    expected = "words only from statements and labels"
    *lines, last = [line.strip() for line in node.data.split("\n")]
    lines.append("" if last in _HEADING_MARKS else last)
    return [
        _problem(template, node.lineno + offset, expected, quoted(line)) for offset, line in enumerate(lines) if line
    ]


def _call_problems(facts: Facts, template: Template, call: Call) -> list[Problem]:
    if call.function not in FUNCTIONS:
        expected = f"a function, {one_of(FUNCTIONS, 20)}"
        return [_problem(template, call.line, expected, quoted(call.function))]
    if (wanted := _wanted_arguments(call)) is not None:
        found = f"{len(call.arguments) or 'none'}"
        return [_problem(template, call.line, f"{wanted} for {call.function}", found)]
    unknown: list[tuple[str, object]] = []
    if call.function in ("heading", "text"):
        labels = [f"page.{template.slug.removesuffix('/index')}.{name}" for name in call.arguments]
        missing = [label for label in labels if label not in facts.known("labels")]
        return [_problem(template, call.line, f"the label {label} in data/labels", "none") for label in missing]
    ids = call.arguments[STATEMENT_FUNCTIONS[call.function] :] if call.function in STATEMENT_FUNCTIONS else ()
    unknown += [("the id of a statement", id) for id in ids if id not in facts.known("statements")]
    if call.function in COUNTING_FUNCTIONS:
        unknown += [("a statement with a number", id) for id in ids if _has_no_number(facts, id)]
    if call.function == "steps" and len(ids) != 3:
        unknown.append(("three statements: signed, ratified, in force", str(len(ids))))
    if call.function == "cards":
        unknown += [("a page", slug) for slug in call.arguments if slug not in all_templates(facts)]
    elif call.function == "source":
        unknown += [("a source", id) for id in call.arguments if id not in facts.known("sources")]
    problems = [_problem(template, call.line, expected, quoted(found)) for expected, found in unknown]
    if call.function == "timeline" and not unknown:
        problems += _out_of_order(facts, template, call)
    return problems


def _wanted_arguments(call: Call) -> str | None:
    """What a function takes, when that is not what the call gives."""
    parameters = list(signature(FUNCTIONS[call.function]).parameters.values())[1:]
    needed, many = len(parameters), any(parameter.kind is Parameter.VAR_POSITIONAL for parameter in parameters)
    if len(call.arguments) == needed or (many and len(call.arguments) > needed):
        return None
    return f"{'at least ' if many else ''}{needed or 'no'} argument{'' if needed == 1 else 's'}"


def _has_no_number(facts: Facts, id: object) -> bool:
    statement = facts.statements.get(str(id))
    return statement is not None and not counts(statement)


def _out_of_order(facts: Facts, template: Template, call: Call) -> list[Problem]:
    """The statements of a timeline each have a date, and stand in the order of their dates."""
    problems = []
    previous: tuple[PartialDate, object] | None = None
    for id in call.arguments:
        statement = facts.statements.get(str(id))
        if statement is None:
            continue
        value = first_date(statement)
        if value is None:
            problems.append(_problem(template, call.line, "statements with a date", quoted(id)))
            continue
        date = value.date if hasattr(value, "date") else value.date_range[0]
        if previous is not None and date.first_day < previous[0].first_day:
            expected = f"statements in order of time, {id} before {previous[1]}"
            problems.append(_problem(template, call.line, expected, f"{date.iso} after {previous[0].iso}"))
        previous = (date, id)
    return problems


def pages_of_sources_are_made(facts: Facts) -> list[Problem]:
    """The page of a source has no template of its own, so no source may have the name of another page."""
    return [
        _problem(facts.templates[f"sources/{id}"], 1, f"no template: the page is made from {place.file.path}", "one")
        for id, place in ((id, facts.place("sources", id)) for id in facts.sources)
        if f"sources/{id}" in facts.templates
    ]


def pages_have_words_and_citations(facts: Facts) -> list[Problem]:
    """Each page finds its labels in each language and cites at least one source."""
    problems: dict[Problem, None] = {}
    for slug, template in all_templates(facts).items():
        for lang in facts.languages:
            try:
                page = PageRenderer(facts, lang, slug).render(template)
            except MissingLabel as error:
                expected = f"the label {error.args[0]} in data/labels"
                problems[_problem(template, 1, expected, "none")] = None
                continue
            if not page.citations and slug in facts.templates:
                problems[_problem(template, 1, "a page with at least one citation", "none")] = None
    return list(problems)


def _problem(template: Template, line: int, expected: str, found: str) -> Problem:
    return Problem(template.path, line, "", expected, found)
