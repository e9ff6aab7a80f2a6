"""Reading YAML: what comes out, on which line it stands, and what is refused."""

from __future__ import annotations

import pytest
from explainer.errors import Problem
from explainer.yamlfile import MAX_BYTES, MAX_DEPTH, dotted, locate, parse_yaml, read_yaml
from hypothesis import given
from hypothesis import strategies as st

NAME = "data/statements/signing.yml"
SIGNING = """\
# A comment.
signing.total:
  status: fact
  values:
    signatories: {number: 72,
      unit: signatory}
  evidence:
    - source: vietnamplus-closing
      passage: p06

    - {source: untc-xviii-16, passage: p02}
  text:
    en: >-
      Folded
      text.
"""
LINES = [
    ((), 2),
    (("signing.total",), 2),
    (("signing.total", "values"), 4),
    (("signing.total", "values", "signatories"), 5),
    (("signing.total", "values", "signatories", "unit"), 6),
    (("signing.total", "evidence", 0), 8),
    (("signing.total", "evidence", 0, "passage"), 9),
    (("signing.total", "evidence", 1, "passage"), 11),
    (("signing.total", "text", "en"), 13),
    # What the file does not have is reported at the nearest place around it.
    (("signing.total", "text", "pl"), 12),
    (("signing.total", "evidence", 1, "edition"), 11),
    (("signing.none", "text"), 2),
]


@pytest.mark.parametrize(("place", "line"), LINES)
def test_lines_of_places(place, line):
    """Each key and item is known by its line, a missing one by the line of what it is missing from."""
    assert parse_yaml(NAME, SIGNING).line(*place) == line


PLACES = [((), ""), (("signing.total",), "signing.total"), (("a", "evidence", 0, "passage"), "a.evidence[0].passage")]


@pytest.mark.parametrize(("place", "shown"), PLACES)
def test_places_in_messages(place, shown):
    """A place is written with dots between keys and brackets around indexes."""
    assert dotted(place) == shown


PLAIN_VALUES = [
    ("text", "text"), ('"2025-10-26"', "2025-10-26"), ("'010'", "010"), ("72", 72), ("-5", -5), ("0", 0),
    ("83.5", 83.5), ("3.10", 3.1), ("true", True), ("false", False), ("null", None), ("~", None), ("", None),
    ("[100, 150]", [100, 150]), ("{}", {}), ("p06", "p06"), ("Yes we can", "Yes we can"), ("1e3", "1e3"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "value"), PLAIN_VALUES)
def test_plain_values(written, value):
    """Text, numbers, true, false and null are read as they look."""
    file = parse_yaml(NAME, f"key: {written}\n")
    assert (file.data, file.problems) == ({"key": value}, [])


GUESSED = [
    "2025-10-26", "2025-10-26 12:30:00", "no", "yes", "on", "Off", "True", "010", "0x1F", "1_000", "+5", "12:30",
    "12:30:15.5", "1_000.5", ".inf", "-.INF", ".nan", "1.0e+400", "Null", "=",
]  # fmt: skip


@pytest.mark.parametrize("written", GUESSED)
def test_values_that_yaml_would_guess(written):
    """What YAML 1.1 turns into a date, a truth value or another number is refused and kept as text."""
    file = parse_yaml(NAME, f"a: 1\nkey: {written}\n")
    expected, hint = "text in quotes, or a plain number", "put it in quotes if it is a text, date or code"
    assert file.problems == [Problem(NAME, 2, "key", expected, written, hint)]
    assert file.data == {"a": 1, "key": written}


def test_keys_are_text():
    """A key is never a truth value or a number."""
    file = parse_yaml(NAME, "no: a\n010: b\n2025: c\n")
    assert (file.data, file.problems) == ({"no": "a", "010": "b", "2025": "c"}, [])


DUPLICATES = [
    ("a: 1\nb: 2\n\na: 3\n", "data.yml:4: a: expected each key once; found the key again (first on line 1)"),
    ("a:\n  b: 1\n  c: 2\n  b:\n    d: 3\n",
     "data.yml:4: a.b: expected each key once; found the key again (first on line 2)"),
    ("a:\n- {b: 1,\n   b: 2}\n", "data.yml:3: a[0].b: expected each key once; found the key again (first on line 2)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), DUPLICATES)
def test_duplicate_keys(text, message):
    """A key that stands twice is refused, with the lines of both; the first one counts."""
    assert [str(problem) for problem in parse_yaml("data.yml", text).problems] == [message]


UNUSABLE = {
    "an anchor": ("a: 1\nb: &x {c: 1}\n", 2, "values written out", 'the anchor or alias "x"'),
    "an alias": ("b: *x\n", 1, "values written out", 'the anchor or alias "x"'),
    "a tag": ("a: 1\nb: !!str 5\n", 2, "values without tags", "the tag !!str"),
    "a tag that runs code": ("a: !!python/name:os.system\n", 1, "values without tags",
                             "the tag !!python/name:os.system"),
    "a tag of one's own": ("a: !x {b: 1}\n", 1, "values without tags", "the tag !x"),
    "a control character": ("a: 1\nb: \x07\n", 2, "text without control characters", "U+0007"),
    "a null character": ("\n\n\x00", 3, "text without control characters", "U+0000"),
    "an empty file": ("", 1, "entries", "an empty file"),
    "comments only": ("# a\n# b\n", 1, "entries", "an empty file"),
    "the mark of a document only": ("---\n", 1, "entries", "an empty file"),
    "null": ("null\n", 1, "entries", "an empty file"),
    "blocks in blocks": ("a: 1\nb: " + "[" * 20 + "]" * 20, 2, f"at most {MAX_DEPTH} levels of blocks", "one more"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "expected", "found"), UNUSABLE.values(), ids=UNUSABLE)
def test_files_that_cannot_be_used(text, line, expected, found):
    """A file that is not the plain YAML we use is refused as a whole, with the line of the reason."""
    file = parse_yaml(NAME, text)
    assert (file.data, file.problems) == (None, [Problem(NAME, line, "", expected, found)])


INVALID = {
    "no end of a string": ("a: 1\nb: 'c\n", 3),
    "a tab": ("a: 1\n\tb: 2\n", 2),
    "a colon in plain text": ("a: 1\n\nb: c: d\n", 3),
    "a bracket left open": ("a: [1, 2\n", 2),
    "two documents": ("a: 1\n---\nb: 2\n", 2),
    "very many blocks in blocks": ("a: 1\nb: " + "[" * 5000 + "]" * 5000, 2),
}


@pytest.mark.parametrize(("text", "line"), INVALID.values(), ids=INVALID)
def test_invalid_yaml(text, line):
    """What is no YAML is refused with the line on which the parser gave up, and its reason."""
    file = parse_yaml(NAME, text)
    [problem] = file.problems
    assert (file.data, problem.line, problem.expected) == (None, line, "valid YAML")
    assert problem.found


def test_lists_and_blocks_as_keys():
    """A key that is a list or a block is refused where it stands; the others are read."""
    file = parse_yaml(NAME, "a:\n  b: 1\n  ? [c]\n  : 2\n")
    assert file.data == {"a": {"b": 1}}
    assert file.problems == [Problem(NAME, 3, "a", "a plain key", "a list or mapping as key")]


UNREADABLE = {
    "Polish in Windows-1250": ("en: a\npl: sygnatariuszy…\n".encode("cp1250"), 2, "text in UTF-8", "byte 0x85"),
    "UTF-16": ("en: a\n".encode("utf-16"), 1, "text in UTF-8", "byte 0xff"),
    "a huge file": (b"#" * (MAX_BYTES + 1), 1, "a file of at most 2,000,000 bytes", "2,000,001 bytes"),
}


@pytest.mark.parametrize(("raw", "line", "expected", "found"), UNREADABLE.values(), ids=UNREADABLE)
def test_files_that_cannot_be_read(tmp_path, raw, line, expected, found):
    """A file in another encoding, or too large, is refused with the line of the first byte that is wrong."""
    path = tmp_path / "data.yml"
    path.write_bytes(raw)
    file = read_yaml(tmp_path, path)
    assert (file.data, file.problems) == (None, [Problem("data.yml", line, "", expected, found)])


def link_outside(folder):
    (folder / "outside.yml").write_text("a: 1\n")
    return folder / "outside.yml"


LINKS = {
    "out of the project": (link_outside, "a file inside the project", "a link that leads out of it"),
    "to itself": (lambda folder: folder / "root" / "link.yml", "a file inside the project",
                  "a link that leads out of it"),
    "to nothing": (lambda folder: folder / "root" / "none.yml", "a readable file", "No such file or directory"),
    "to a folder": (lambda folder: folder / "root", "a readable file", "Is a directory"),
}  # fmt: skip


@pytest.mark.parametrize(("target", "expected", "found"), LINKS.values(), ids=LINKS)
def test_links(tmp_path, target, expected, found):
    """A link is followed inside the project only, and reported when there is no file at its end."""
    root = tmp_path / "root"
    root.mkdir()
    (root / "link.yml").symlink_to(target(tmp_path))
    file = read_yaml(root, root / "link.yml")
    assert (file.data, file.problems) == (None, [Problem("link.yml", 1, "", expected, found)])


def test_places_in_the_file_of_another_program(tmp_path):
    """Places are found in YAML that is not ours, whose anchors and tags are its own affair."""
    path = tmp_path / "mkdocs.yml"
    path.write_text("nav: &nav\n  - index.md\nurl: !ENV [URL, x]\nagain: *nav\n")
    file = locate(tmp_path, path)
    assert (file.line("nav", 0), file.line("url", 1), file.line("again"), file.problems) == (2, 3, 4, [])


def test_a_link_inside_the_project_is_read(tmp_path):
    """A link to another file of the project is as good as the file."""
    (tmp_path / "data.yml").write_text("a: 1\n")
    (tmp_path / "link.yml").symlink_to("data.yml")
    assert read_yaml(tmp_path, tmp_path / "link.yml").data == {"a": 1}


def test_byte_order_marks_and_windows_line_ends(tmp_path):
    """A file saved by another editor holds the same data on the same lines."""
    files = []
    for index, raw in enumerate((SIGNING.encode(), SIGNING.replace("\n", "\r\n").encode("utf-8-sig"))):
        path = tmp_path / f"{index}.yml"
        path.write_bytes(raw)
        files.append(read_yaml(tmp_path, path))
    assert files[0].data == files[1].data
    assert files[0].lines == files[1].lines
    assert files[0].problems == files[1].problems == []


@given(st.text(alphabet="ab: -#&*!|>'\"{}[],?%@`\n\r\t\x00\x85\u2028\ufeffس019.~=_", max_size=50) | st.text())
def test_reading_never_fails(text):
    """Whatever a file holds, it gives data or problems, each on a line that the file has."""
    file = parse_yaml(NAME, text)
    assert file.data is not None or file.problems
    lines = len(text.splitlines()) + 1
    assert all(1 <= problem.line <= lines for problem in file.problems)
