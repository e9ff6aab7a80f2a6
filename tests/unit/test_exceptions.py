"""What is put up with among the findings of tools: only what is named, and only as long as it is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.exceptions import Accepted, Finding, exceptions_for, judge

FOUND = Finding("color-contrast", "fa/signing/", "main > .quiet", "2:1 is too little")
KNOWN = Accepted.read(
    {"tool": "axe", "rule": "color-contrast", "where": r"\.quiet$", "reason": "A test needs no better reason.",
     "since": "2026-11-25"}
)  # fmt: skip


def test_what_is_named_is_put_up_with():
    """A finding that an exception covers is no fault, and the exception is of use."""
    assert judge([FOUND], [KNOWN]) == []


def test_what_is_not_named_is_a_fault():
    """Another rule, or another place, is not covered."""
    other = Finding("image-alt", "", "img", "no text")
    assert judge([FOUND, other], [KNOWN]) == ["(home): image-alt: img: no text"]
    assert judge([FOUND], []) == ["fa/signing/: color-contrast: main > .quiet: 2:1 is too little"]


def test_an_exception_that_nothing_needs_is_a_fault():
    """An exception whose fault is gone has to go too."""
    assert judge([], [KNOWN]) == [
        r"exceptions.yml: axe color-contrast at \.quiet$: expected something to excuse; found none"
    ]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            "{tool: axe, rule: x, where: y, since: '2026-11-25'}",
            "expected five keys, found ['rule', 'since', 'tool', 'where']",
        ),
        (
            "{tool: axe, rule: x, where: y, reason: It is so., since: '2026-11-25'}",
            "x: expected a reason, found 'It is so.'",
        ),
    ],
)
def test_an_exception_gives_its_reason(entry: str, message: str, tmp_path: Path):
    """An entry without a reason is refused."""
    path = tmp_path / "exceptions.yml"
    path.write_text(f"- {entry}\n", encoding="utf-8")
    with pytest.raises(AssertionError) as error:
        exceptions_for("axe", path)
    assert str(error.value).splitlines()[0] == message
