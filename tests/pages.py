"""Reads an answer's HTML as a browser would: its words, its elements, its links."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The element's words with single spaces, its descendants' among them."""
        return " ".join(" ".join(self.words).split())


SEARCH_ONLY = ["/static/countries/search.js"]
"""The one script that every public page has: it suggests, under the search box."""
_VOID = {"meta", "link", "br", "hr", "img", "input", "col"}


class SeenPage(HTMLParser):
    """The elements of a page in order; every end tag must match its start tag."""

    def __init__(self, response: Any) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        # Where a line may break, no word ends.
        self.feed(response.content.decode().replace("<wbr>", ""))
        assert not self._open, f"never closed: {self._open[-1].tag}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.words.append(data)

    @property
    def text(self) -> str:
        """All the words of the page's body."""
        return self.one("body").text

    def all(self, tag: str = "", **attributes: str) -> list[Element]:
        """The elements with that tag and those attributes; `class_` stands for `class`."""
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        return [
            element
            for element in self.elements
            if tag in ("", element.tag)
            and all(element.attributes.get(name) == value for name, value in wanted.items())
        ]

    def one(self, tag: str = "", **attributes: str) -> Element:
        """The only such element."""
        (element,) = self.all(tag, **attributes)
        return element

    @property
    def scripts(self) -> list[str]:
        """The addresses of what a browser would run, '' for one within the page; a block of data
        is nothing that it runs."""
        data = self.all("script", type="application/ld+json")
        run = [element for element in self.all("script") if element not in data]
        return [element.attributes.get("src", "") for element in run]

    @property
    def ids(self) -> list[str]:
        return [e.attributes["id"] for e in self.elements if "id" in e.attributes]

    @property
    def links(self) -> list[str]:
        return [e.attributes["href"] for e in self.all("a") if "href" in e.attributes]
