"""Reads a feed as a feed reader would."""

from typing import Any
from xml.etree.ElementTree import Element, fromstring

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class SeenFeed:
    """A well-formed feed, and its entries."""

    def __init__(self, response: Any) -> None:
        assert response.status_code in (200, 410)
        self.root = fromstring(response.content)  # noqa: S314 (our own)
        assert self.root.tag == f"{ATOM}feed"
        self.entries = [SeenEntry(each) for each in self.root.iter(f"{ATOM}entry")]

    @property
    def titles(self) -> list[str]:
        return [entry.text("title") for entry in self.entries]


class SeenEntry:
    def __init__(self, element: Element) -> None:
        self.element = element

    def text(self, name: str) -> str:
        return self.element.findtext(f"{ATOM}{name}") or ""

    def one(self, name: str) -> Element:
        (found,) = self.element.findall(f"{ATOM}{name}")
        return found

    @property
    def parts(self) -> list[str]:
        return [each.attrib["label"] for each in self.element.findall(f"{ATOM}category")]
