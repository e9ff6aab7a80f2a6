"""Articles as lines: plain text, saved pages, digests, and the language they seem to be in."""

from __future__ import annotations

from pathlib import Path

import pytest
from explainer.verification.article import Article, UnreadableArticle, digest, language_of, lines_of_page, read_article

PAGE = """<!DOCTYPE html>
<html><head><title>Not this</title><style>p {color: red}</style></head>
<body><nav><a href="/">Menu</a></nav>
<main><article><h1>One &amp; two</h1><p>Three <b>fo</b>ur<br/>five</p><script>six()</script><p></p>
<article><p>A box inside</p></article></article></main>
<footer>Foot</footer></body></html>"""


def test_the_digest_is_of_the_line_in_one_form() -> None:
    """Sixteen digits of the SHA-256; compatibility forms and white space make no difference, letters do."""
    assert digest("ﬁve\u00a0 seven ") == digest("five seven") == "60cdd7df1d14d25b"
    assert digest("five seven") != digest("Five seven")


def test_a_text_is_its_non_empty_lines(tmp_path: Path) -> None:
    """Empty lines, a byte-order mark and Windows line ends leave no trace."""
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffOne  two\r\n\r\n \r\nthree\r\n".encode())
    assert read_article(path) == Article(str(path), ("One two", "three"))


def test_a_saved_page_is_lines_at_block_elements(tmp_path: Path) -> None:
    """Blocks and line breaks begin lines, inline elements do not; scripts, styles and the head are no text."""
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    inside = ("One & two", "Three four", "five", "A box inside")
    assert read_article(path).lines == ("Menu", *inside, "Foot")
    assert read_article(path, body_only=True).lines == inside


def test_without_an_article_the_main_part_counts() -> None:
    """Where a page has no article, or several, the whole or its main part is taken."""
    page = PAGE.replace("<article>", "").replace("</article>", "")
    assert next(line for line in lines_of_page(page, body_only=True) if line.strip()) == "One & two"
    two = "<html><article>a</article><article>b</article>c</html>"
    assert [line for line in lines_of_page(two, body_only=True) if line.strip()] == ["a", "b", "c"]


def test_tags_that_may_be_left_out() -> None:
    """The end of the head, of a paragraph and of an item may be missing, as HTML allows."""
    page = "<html><head><title>No</title><meta charset=utf-8><body><p>One<p>two<ul><li>three<li>four</ul><svg/>five"
    assert [line for line in lines_of_page(page) if line] == ["One", "two", "three", "four", "five"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"caf\xe9", "expected text in UTF-8; found byte 0xe9"),
        (b" \n\n", "expected the text of an article; found an empty file"),
        (b"<html><script>x</script></html>", "expected the text of an article; found an empty file"),
        (b"a" * 20_000_001, "expected a file of at most 20,000,000 bytes; found 20,000,001 bytes"),
        (None, "expected a readable file; found No such file or directory"),
    ],
    ids=["another encoding", "empty", "a page without text", "large", "missing"],
)
def test_what_is_no_article(tmp_path: Path, content: bytes | None, message: str) -> None:
    """A file without text that can be read is refused with the reason."""
    path = tmp_path / "a.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableArticle) as refused:
        read_article(path)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fa", "این گزارش دربارهٔ پیمانی است که چند کشور امضا کردند"),
        ("ar", "هذا تقرير عن اتفاقية وقعت عليها دول كثيرة"),
        ("vi", "Đây là một bài viết về công ước mới"),
        ("pl", "Oto krótka wiadomość o tym, że państwa złożyły podpisy"),
        ("en", "This is a short report on a treaty; a Mr Phạm spoke at the end of the long session in the main hall"),
    ],
)
def test_the_language_that_an_article_seems_to_be_in(lang: str, text: str) -> None:
    """The letters tell; a foreign name among them does not."""
    assert language_of(Article("a.txt", (text,))) == lang
