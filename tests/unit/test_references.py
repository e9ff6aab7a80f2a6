"""How the sources of a page are numbered and where each is cited."""

from __future__ import annotations

from explainer.model import Evidence
from explainer.references import Citation, References

CLOSING, RECORD = "vietnamplus-closing", "untc-xviii-16"


def evidence(*pairs):
    """Evidence from pairs of source and passage."""
    return [Evidence(source=source, passage=passage) for source, passage in pairs]


def test_sources_are_numbered_in_the_order_of_first_citation():
    """A source keeps the number of its first citation; each citation has an anchor of its own."""
    references = References()
    assert references.cite(evidence((CLOSING, "p06"), (RECORD, "p02"))) == [
        Citation(1, CLOSING, "p06", "cite-1"),
        Citation(2, RECORD, "p02", "cite-2"),
    ]
    assert references.cite(evidence((RECORD, "p01"), (CLOSING, "p06"))) == [
        Citation(2, RECORD, "p01", "cite-3"),
        Citation(1, CLOSING, "p06", "cite-4"),
    ]
    assert len(references) == 2
    assert [(reference.number, reference.source_id) for reference in references] == [(1, CLOSING), (2, RECORD)]


def test_a_passage_is_cited_once_in_one_place():
    """Evidence in two editions of a passage is one marker."""
    editions = [Evidence(source=CLOSING, passage="p06", edition=edition) for edition in (None, "ar", "pl")]
    assert References().cite(editions) == [Citation(1, CLOSING, "p06", "cite-1")]


def test_text_and_list_link_both_ways():
    """A passage in the list knows the markers that cite it, and each marker the passage."""
    references = References()
    first = references.cite(evidence((CLOSING, "p06")))
    references.cite(evidence((CLOSING, "p08")))
    again = references.cite(evidence((CLOSING, "p06")))
    [reference] = references
    assert reference.passages["p06"] == first + again
    assert {citation.target for citation in first + again} == {"ref-1-p06"}
    assert [citation.passage_number for citation in first] == [6]


def test_passages_are_listed_in_the_order_of_the_source():
    """Passages are sorted by number, those with three digits last."""
    references = References()
    references.cite(evidence(*[(CLOSING, passage) for passage in ("p100", "p08", "p20")]))
    [reference] = references
    assert [passage for passage, _ in reference.sorted_passages] == ["p08", "p20", "p100"]


def test_a_page_without_citations_has_no_references():
    """Nothing cited, nothing listed."""
    references = References()
    assert references.cite([]) == []
    assert (len(references), list(references)) == (0, [])
