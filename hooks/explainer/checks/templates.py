"""Rules for page templates: they hold order and nothing else, and what they name exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from ..errors import Problem, one_of, quoted
from ..facts import Facts, Template
from ..model import PartialDate
from ..pages import FUNCTIONS, STATEMENT_FUNCTIONS, MissingLabel, PageRenderer, all_templates, first_date

_PARSER = Environment(autoescape=True)
# What may stand between calls: blank lines and the signs of a heading.
_STRUCTURE = re.compile(r"(?:\s|^#{2,3} )*", re.MULTILINE)


@dataclass(frozen=True)
class _Call:
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
    return problems


def _read(template: Template) -> tuple[list[_Call], list[Problem]]:
    calls: list[_Call] = []
    problems: list[Problem] = []
    try:
        tree = _PARSER.parse(template.text)
    except TemplateSyntaxError as error:
        return [], [_problem(template, error.lineno, "a template that Jinja can read", error.message or "an error")]
    for node in _flat(tree):
        if isinstance(node, nodes.TemplateData):
            problems += _loose_words(template, node)
        elif _is_plain_call(node):
            assert isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name)
            arguments = tuple(item.value for item in node.args if isinstance(item, nodes.Const))
            calls.append(_Call(node.node.name, arguments, node.lineno))
        else:
            found = template.text.splitlines()[node.lineno - 1].strip()
            problems.append(_problem(template, node.lineno, "{{ function('id', …) }}", quoted(found)))
    return calls, problems


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
    rest = _STRUCTURE.sub(lambda match: "\n" * match.group().count("\n"), node.data)
    problems = []
    for offset, line in enumerate(rest.split("\n")):
        if line.strip():
            expected = "words only from statements and labels"
            problems.append(_problem(template, node.lineno + offset, expected, quoted(line.strip())))
    return problems


def _call_problems(facts: Facts, template: Template, call: _Call) -> list[Problem]:
    if call.function not in FUNCTIONS:
        expected = f"a function, {one_of(FUNCTIONS, 20)}"
        return [_problem(template, call.line, expected, quoted(call.function))]
    unknown: list[tuple[str, object]] = []
    if call.function in STATEMENT_FUNCTIONS:
        unknown = [("the id of a statement", id) for id in call.arguments if id not in facts.known("statements")]
    elif call.function == "cards":
        unknown = [("a page", slug) for slug in call.arguments if slug not in all_templates(facts)]
    elif call.function == "source":
        unknown = [("a source", id) for id in call.arguments if id not in facts.known("sources")]
    problems = [_problem(template, call.line, expected, quoted(found)) for expected, found in unknown]
    if call.function == "timeline" and not unknown:
        problems += _out_of_order(facts, template, call)
    return problems


def _out_of_order(facts: Facts, template: Template, call: _Call) -> list[Problem]:
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
            if not page.citations:
                problems[_problem(template, 1, "a page with at least one citation", "none")] = None
    return list(problems)


def _problem(template: Template, line: int, expected: str, found: str) -> Problem:
    return Problem(template.path, line, "", expected, found)
