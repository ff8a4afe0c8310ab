"""Repair the tags of WeasyPrint 70.0 before the PDF is written, so that a screen reader hears what a reader sees.

WeasyPrint tags each page for itself. Without repair a table over two pages is two tables that repeat their head,
running heads are read out, header cells have no scope, and a link is announced by its raw target.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf

from checklist_engine.output.html.environment import direction_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.output.pdf.recording import Made, Recording

__all__ = ["repair_tags"]

_MERGED = frozenset(
    [
        "Table",
        "TBody",
        "TR",
        "TD",
        "TH",
        "L",
        "LI",
        "LBody",
        "P",
        "Sect",
        "Art",
        "Part",
        "Div",
        "BlockQuote",
        "NonStruct",
        "Link",
        "TOC",
        "TOCI",
        "Caption",
    ]
)
_FOLDED = frozenset(["P", "H1", "H2", "H3", "H4", "H5", "H6", "TD", "TH", "LBody", "Lbl", "Caption", "Span", "Link"])
_PLAIN = frozenset({"Type", "S", "K", "Pg", "P"})
_CSS_PIXEL = 0.75  # points


def repair_tags(document: Any, pdf: Any, record: Recording) -> None:  # noqa: ANN401  WeasyPrint publishes no types.
    """Mend the structure tree of `pdf` in place; to be called as WeasyPrint's `finisher`."""
    _TagRepair(document, pdf, record).run()


class _TagRepair:
    """The objects of one PDF under repair. `made` lists the tags in the order of reading."""

    def __init__(self, document: Any, pdf: Any, record: Recording) -> None:  # noqa: ANN401
        self.document, self.pdf, self.record = document, pdf, record
        self.page_references = pdf.page_references
        self.page_of = {reference: page for page, reference in enumerate(self.page_references)}
        root = self.find(pdf.catalog["StructTreeRoot"])
        self.parent_tree = self.find(root["ParentTree"])["Nums"]
        self.dropped: set[bytes] = set()
        self.annotations_of: dict[bytes, list[int]] = {}
        for index in range(1, len(self.parent_tree), 2):
            if isinstance(self.parent_tree[index], bytes):
                self.annotations_of.setdefault(self.parent_tree[index], []).append(index)
        self.fragments: dict[tuple[Any, str, str], list[Made]] = {}
        for made in record.made:
            if made.box.element is not None:
                key = (made.box.element, str(made.box.element_tag), made.element["S"])
                self.fragments.setdefault(key, []).append(made)

    def run(self) -> None:
        """Do every repair, in the order that each needs."""
        headers = self.drop_repeated_headers()
        self.merge_fragments()
        self.describe_cells(headers)
        self.describe_languages()
        self.describe_links()
        self.describe_figures()
        self.name_contents()
        self.fold_spans()
        self.drop_empty()
        self.mark_artifacts()
        self.clean_catalog()

    def find(self, reference: bytes) -> Any:  # noqa: ANN401
        return self.pdf.objects[int(reference.split()[0])]

    def is_element(self, kid: object) -> bool:
        return isinstance(kid, bytes) and bool(self.find(kid).get("Type") == "/StructElem")

    def own(self, element: Any, content: int, page: int) -> None:  # noqa: ANN401
        """Let the parent tree name `element` as the owner of a marked content."""
        self.parent_tree[2 * page + 1][content] = element.reference

    def detach(self, element: Any) -> None:  # noqa: ANN401
        siblings = self.find(element["P"])["K"]
        if element.reference in siblings:
            siblings.remove(element.reference)

    def contents_below(self, element: Any) -> Iterator[tuple[int, int]]:  # noqa: ANN401
        for kid in element["K"]:
            if isinstance(kid, int):
                yield self.page_of[element["Pg"]], kid
            elif self.is_element(kid):
                yield from self.contents_below(self.find(kid))

    def references_below(self, element: Any) -> Iterator[bytes]:  # noqa: ANN401
        yield element.reference
        for kid in element["K"]:
            if self.is_element(kid):
                yield from self.references_below(self.find(kid))

    def drop_repeated_headers(self) -> dict[bytes, Any]:
        """Make the table heads that later pages repeat artifacts; return the id that stands for each header cell."""
        headers: dict[bytes, Any] = {}
        for (_, tag, _), fragments in self.fragments.items():
            if tag == "thead":
                for made in fragments[1:]:
                    for page, content in self.contents_below(made.element):
                        self.record.artifacts.setdefault(page, set()).add(content)
                    self.dropped.update(self.references_below(made.element))
                    self.detach(made.element)
            elif tag == "th":
                first = fragments[0].element
                for made in fragments:
                    if "ID" in made.element and "ID" in first:
                        headers[made.element["ID"].data] = first["ID"]
        return headers

    def merge_fragments(self) -> None:
        """Make one element of what page breaks, or line breaks in links, have cut in pieces."""
        for (node, tag, kind), fragments in self.fragments.items():
            if kind[1:] not in _MERGED or tag != str(getattr(node, "tag", tag)):
                continue
            first = fragments[0]
            for made in fragments[1:]:
                if made.element.reference in self.dropped:
                    continue
                if made.page != first.page or kind == "/Link":
                    self.merge(first, made)

    def merge(self, first: Made, later: Made) -> None:
        """Move the kids of `later` to the end of `first`."""
        target, source = first.element, later.element
        for kid in source["K"]:
            moved = kid
            if isinstance(kid, int):
                self.own(target, kid, later.page)
                if later.page != self.page_of[target["Pg"]]:
                    moved = self.content_reference(kid, later.page)
            elif self.is_element(kid):
                self.find(kid)["P"] = target.reference
            target["K"].append(moved)
        for index in self.annotations_of.pop(source.reference, ()):
            self.parent_tree[index] = target.reference
            self.annotations_of.setdefault(target.reference, []).append(index)
        source["K"] = pydyf.Array()
        self.detach(source)
        source["P"] = target.reference

    def content_reference(self, content: int, page: int) -> Any:  # noqa: ANN401
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self.page_references[page], "MCID": content})

    def describe_cells(self, headers: dict[bytes, Any]) -> None:
        """Give header cells their scope, and let cells name the header cells that are left."""
        for made in self.record.made:
            node, attributes = made.box.element, made.element.get("A")
            if node is None or not isinstance(attributes, dict):
                continue
            if made.element["S"] == "/TH":
                attributes["Scope"] = "/Row" if node.get("scope") == "row" else "/Column"
            elif made.element["S"] == "/TD" and "Headers" in attributes:
                names = [headers.get(name.data, name) for name in attributes["Headers"]]
                attributes["Headers"] = pydyf.Array({name.data: name for name in names}.values())

    def describe_languages(self) -> None:
        """Mark the first tag of each element in another language than the document."""
        for fragments in self.fragments.values():
            language = fragments[0].box.element.get("lang")
            if language and language != self.document.metadata.lang:
                fragments[0].element["Lang"] = pydyf.String(language)

    def describe_links(self) -> None:
        """Let links be announced by their text, or their title, and be printed."""
        for made in self.record.made:
            annotation, node = getattr(made.box, "link_annotation", None), made.box.element
            if annotation is not None and node is not None:
                text = node.get("title") or " ".join("".join(node.itertext()).split())
                annotation["Contents"] = pydyf.String(text)
                annotation["F"] = 4

    def describe_figures(self) -> None:
        """Give the box of figures in points from the bottom of the page."""
        for made in self.record.made:
            if made.element["S"] == "/Figure":
                height = self.document.pages[made.page].height
                left, top, right, bottom = made.element["A"]["BBox"]
                corners = (left, height - bottom, right, height - top)
                made.element["A"]["BBox"] = pydyf.Array(round(side * _CSS_PIXEL, 2) for side in corners)
                made.element["A"]["Placement"] = "/Block"

    def name_contents(self) -> None:
        """Tag the list inside a `nav` as a table of contents, and the row in each item as the words of a reference."""
        for made in self.record.made:
            if made.box.element is not None and str(made.box.element.tag) == "nav":
                self.rename_contents(made.element)

    def rename_contents(self, element: Any) -> None:  # noqa: ANN401
        names = {"/L": "/TOC", "/LI": "/TOCI", "/LBody": "/Reference"}
        for kid in element["K"]:
            if self.is_element(kid):
                child = self.find(kid)
                child["S"] = names.get(child["S"], child["S"])
                if child["S"] in {"/TOC", "/TOCI"}:
                    self.rename_contents(child)
                elif child["S"] == "/Reference":
                    self.unwrap_row(child)

    def unwrap_row(self, reference: Any) -> None:  # noqa: ANN401
        """Make the paragraph that a row is drawn in a span, since a reference stands within a line."""
        for kid in reference["K"]:
            if self.is_element(kid):
                self.find(kid)["S"] = "/Span"

    def fold_spans(self) -> None:
        """Take away the Span that WeasyPrint puts around every line of text."""
        for made in self.record.made:
            if made.element.get("S", "-")[1:] not in _FOLDED:
                continue
            kids = made.element["K"]
            for index, kid in enumerate(kids):
                child = self.find(kid) if isinstance(kid, bytes) else None
                if child and child.get("S") == "/Span" and set(child) <= _PLAIN and self.is_one_line(child):
                    content, page = child["K"][0], self.page_of[child["Pg"]]
                    same_page = child["Pg"] == made.element["Pg"]
                    kids[index] = content if same_page else self.content_reference(content, page)
                    self.own(made.element, content, page)
                    child.clear()

    @staticmethod
    def is_one_line(element: Any) -> bool:  # noqa: ANN401
        return len(element["K"]) == 1 and isinstance(element["K"][0], int)

    def drop_empty(self) -> None:
        """Take away inline tags that hold nothing any more."""
        for made in self.record.made:
            element = made.element
            if element.get("S") in {"/Span", "/NonStruct"} and not element["K"] and set(element) <= _PLAIN:
                self.detach(element)

    def mark_artifacts(self) -> None:
        """Turn running heads, page numbers and repeated table heads into artifacts, which are not read out."""
        for page, wanted in self.record.artifacts.items():
            stream = self.find(self.find(self.page_references[page])["Contents"]).stream
            for index, item in enumerate(stream):
                if isinstance(item, dict) and item.get("MCID") in wanted and stream[index + 1] == b"BDC":
                    stream[index - 1], stream[index] = "/Artifact", pydyf.Dictionary({"Type": "/Pagination"})
            for content in wanted:
                self.parent_tree[2 * page + 1][content] = "null"

    def clean_catalog(self) -> None:
        """Leave the metadata readable without unpacking, list each attachment once, and say where pages begin."""
        self.find(self.pdf.catalog["Metadata"]).compress = False
        if "AF" in self.pdf.catalog:
            self.pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(self.pdf.catalog["AF"]))
        if direction_of(self.document.metadata.lang or "en") == "rtl":
            self.pdf.catalog.setdefault("ViewerPreferences", pydyf.Dictionary())["Direction"] = "/R2L"
