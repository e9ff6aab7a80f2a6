"""Whatever an author types, the answer is a page or a problem, never a traceback."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from explainer.bidi import isolate
from explainer.checks import CHECKS
from explainer.checks.templates import templates_hold_only_order
from explainer.facts import Facts, Template
from explainer.load import COLLECTIONS, _load_entries, load
from explainer.localize import Localizer
from explainer.model import Language, NumberValue, PartialDate, Statement
from explainer.pages import PageRenderer
from explainer.text import TextWriter, insertion_mistake, parse_text, parse_with_jinja
from explainer.yamlfile import YamlFile, parse_yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
# Pieces that an author's slip may leave in a text or template.
PIECES = st.sampled_from(
    ["{{", "}}", "{%", "%}", "{#", "#}", "|", "number", "name", "plural", "term", "worded", "date", "n", "'", "(", ")",
     "1", ",", " ", "\n", "-", "true", "and", "'a-b'", "('one', 'two')", "ی", "‌", "كتاب", "<b>", "&amp;", "\\", "."]
)  # fmt: skip
TEXTS = st.one_of(WORDS, st.lists(PIECES, max_size=14).map("".join))
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)


@given(TEXTS)
@example("{{ true|number }}")
@example("a {{ n|number }}\n")
@example("{{ 'x'|number }}")
@example("{{ n|name }}")
@example("{{ n|worded(01, 'a') }}")
@example("{{ n|plural('a' 'b') }}")
@example("{{ n|worded(1.5, 'a') }} }")
@settings(max_examples=400)
def test_texts_are_read_as_jinja_reads_them(source: str) -> None:
    """The quick way to read a text gives what Jinja gives, for every text that it accepts."""
    assert parse_text(source) == parse_with_jinja(source)


@given(st.lists(st.sampled_from(["a", " ", "{{ n|number }}", "{{n|plural('x','y')}}", "{{ 'a-b' | name }}", "ی."])))
def test_ordinary_texts_are_read_as_jinja_reads_them(pieces: list[str]) -> None:
    """The same, for texts that mostly are in order."""
    source = "".join(pieces)
    assert parse_text(source) == parse_with_jinja(source)


@given(TEXTS, st.integers(0, 10**6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # nothing changes what the fixture gives
def test_a_text_is_written_or_refused(facts: Facts, source: str, number: int) -> None:
    """A text without a mistake can be written in every language."""
    values: dict[str, Any] = {"n": NumberValue(number=number, unit="state")}
    parsed = parse_text(source)
    for code, language in facts.languages.items():
        localizer = Localizer(code, language)
        if parsed.mistakes or any(insertion_mistake(item, values, facts, localizer) for item in parsed.insertions):
            continue
        written = TextWriter(facts, localizer).write(source, values)
        assert "<b" not in str(written).replace("<bdi", "")
        isolated = isolate(str(written), code, language.direction)
        assert re.sub("<[^>]*>", "", isolated) == re.sub("<[^>]*>", "", str(written))


@given(TEXTS)
def test_yaml_is_read_or_refused(source: str) -> None:
    """A file is read, or its problems are named."""
    file = parse_yaml("data/units.yml", source)
    assert file.data is not None or file.problems
    assert all(problem.line >= 1 for problem in file.problems)


@pytest.mark.parametrize(("kind", "model", "id_type"), [(kind, model, id) for kind, _, model, id in COLLECTIONS])
@given(data=st.dictionaries(WORDS.filter(bool), PLAIN, min_size=1, max_size=3))
@settings(max_examples=40)
def test_entries_are_loaded_or_refused(kind: str, model: Any, id_type: Any, data: dict[str, Any]) -> None:
    """Entries of any shape become entries or problems, and then no check falls over them."""
    facts = Facts(Path())
    file = YamlFile(f"data/{kind}.yml", data, {})
    problems = _load_entries(facts, kind, file, TypeAdapter(model), TypeAdapter(id_type))
    loaded = getattr(facts, kind)
    assert len(loaded) + len({problem.key.split(".")[0] for problem in problems}) >= min(1, len(data))
    for rule in CHECKS:
        assert isinstance(rule(facts), list)


@given(
    st.lists(st.one_of(PIECES, st.sampled_from(["## ", "{{ heading('a') }}", "{{ statements('b.c') }}"])), max_size=9)
)
def test_templates_are_accepted_or_refused(pieces: list[str]) -> None:
    """A template of any text is read; one that holds anything but order is refused."""
    facts = Facts(Path())
    facts.templates["x"] = Template("x", "docs/x.md", "".join(pieces))
    for rule in CHECKS:
        rule(facts)
    if "<b>" in "".join(pieces) and "{" not in "".join(pieces):
        assert templates_hold_only_order(facts)


@given(st.integers(-(10**15) + 1, 10**15 - 1) | st.floats(-1e15, 1e15, exclude_min=True, exclude_max=True))
def test_every_number_is_written(languages: dict[str, Language], number: float) -> None:
    """A number that a file may hold is written in every language, in every way."""
    for code, language in languages.items():
        localizer = Localizer(code, language)
        for written in (localizer.number(number), localizer.compact(number), localizer.percent(number)):
            assert written
        assert localizer.plural_category(number) in localizer.categories


@given(st.dates(min_value=PartialDate(1000).first_day, max_value=PartialDate(2999).last_day))
def test_every_date_is_written(languages: dict[str, Language], day: Any) -> None:
    """A date that a file may hold is written in every language."""
    for code, language in languages.items():
        localizer = Localizer(code, language)
        for date in (
            PartialDate(day.year, day.month, day.day),
            PartialDate(day.year, day.month),
            PartialDate(day.year),
        ):
            assert localizer.date(date)


@given(words=WORDS.filter(lambda words: words.strip() and not parse_text(words).mistakes))
@settings(max_examples=25)
def test_pages_show_what_is_typed(root: Path, words: str) -> None:
    """Any plain text of a statement makes a page, and appears in it as it was typed."""
    facts = _real(root)
    text = dict.fromkeys(facts.languages, words)
    raw = {"status": "fact", "evidence": [{"source": "vietnamplus-closing", "passage": "p01"}], "text": text}
    facts.statements["signing.total"] = Statement.model_validate(raw)
    for lang in facts.languages:
        page = PageRenderer(facts, lang, "about").render(
            Template("about", "docs/about.md", "{{ statements('signing.total') }}")
        )
        assert page.citations == 1


def _real(root: Path, _kept: list[Facts] = []) -> Facts:  # noqa: B006
    if not _kept:
        _kept.append(load(root)[0])
    return _kept[0]


def test_the_examples_hold_yaml(root: Path) -> None:
    """What PyYAML reads of our own files is what our reader reads."""
    for path in sorted((root / "data").glob("*.yml")):
        source = path.read_text(encoding="utf-8")
        assert parse_yaml(path.name, source).data == yaml.safe_load(source)
