"""Mend the tree of tags of a PDF: lists, links, and wrappers that say nothing."""

from __future__ import annotations

from typing import Any

import pikepdf

_LIST_PARTS = ("/Lbl", "/LBody")


class Tags:
    """The tags of one file: those that the tree leads to, and for each page which tag owns which piece of content."""

    def __init__(self, file: pikepdf.Pdf) -> None:
        self.file = file
        numbers = file.Root.StructTreeRoot.ParentTree.Nums
        self.owners: dict[int, Any] = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
        self.reached: dict[tuple[int, int], Any] = {}
        queue = list(file.Root.StructTreeRoot.K)
        while queue:
            item = queue.pop()
            if isinstance(item, pikepdf.Dictionary) and item.objgen not in self.reached and "/S" in item:
                self.reached[item.objgen] = item
                queue.extend(item.get("/K", pikepdf.Array()))

    def mend(self) -> None:
        """Make lists and links what the standard wants, and leave out wrappers without a meaning of their own."""
        self._links_are_tagged()
        for item in self.reached.values():
            if item.S == "/LI":
                self._wrap_body(item)
            self._unwrap(item)
            del item["/Type"]  # the standard does without, and there are thousands of them

    def _links_are_tagged(self) -> None:
        """A link that holds a name in the other direction has a second annotation, whose tag is that of the name."""
        for owner in self.owners.values():
            if isinstance(owner, pikepdf.Dictionary) and owner.S == "/Span":
                owner.S = pikepdf.Name.Link

    def _wrap_body(self, item: Any) -> None:
        """What stands in a list item beside its mark is its body."""
        kids = list(item.K)
        loose = [kid for kid in kids if not (isinstance(kid, pikepdf.Dictionary) and kid.get("/S") in _LIST_PARTS)]
        if not loose:
            return
        body = self.file.make_indirect(
            pikepdf.Dictionary(S=pikepdf.Name.LBody, P=item, Pg=item.Pg, K=pikepdf.Array(loose))
        )
        for kid in loose:
            if isinstance(kid, pikepdf.Dictionary) and "/P" in kid:
                kid.P = body
        item.K = pikepdf.Array([*(kid for kid in kids if kid not in loose), body])

    def _unwrap(self, item: Any) -> None:
        """Take a piece of content out of a span that says nothing of it, and give it to the tag around."""
        for index, kid in enumerate(list(item.get("/K", pikepdf.Array()))):
            if not isinstance(kid, pikepdf.Dictionary) or kid.get("/S") != "/Span" or "/Lang" in kid:
                continue
            if len(kid.K) == 1 and isinstance(kid.K[0], int) and kid.Pg.objgen == item.Pg.objgen:
                mark = int(kid.K[0])
                item.K[index] = mark
                self.owners[int(kid.Pg.StructParents)][mark] = item
