"""A page of the portal as a reader gets it: its title, and its text in parts."""

import html
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import NamedTuple

from countries.languages import Reading, read
from countries.richtext import sanitise

_PART = re.compile(r"<h3>(.*?)</h3>(.*)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
DESCRIPTION = 160  # characters that search engines show


class Part(NamedTuple):
    """What stands under one heading; before the first one `anchor` and `heading` are ''."""

    anchor: str
    heading: str
    text: Reading


class PortalPage(NamedTuple):
    title: Reading
    summary: Reading
    text: Reading
    parts: tuple[Part, ...]

    @property
    def description(self) -> str:
        """For search engines: the summary, else how the text begins."""
        said = self.summary.text or _words(self.text.text)
        if len(said) <= DESCRIPTION or self.summary.text:
            return said
        return said[:DESCRIPTION].rpartition(" ")[0] + "…"


def portal_page(texts: Mapping[str, Mapping[str, str]], language: str) -> PortalPage:
    """The page that these texts make, `{"title": {"en": ...}, ...}`, in that language."""
    title, summary, body = (
        read(texts.get(field, {}), language) for field in ("title", "summary", "body")
    )
    return PortalPage(title, summary, body, tuple(_parts(body)))


def _parts(body: Reading) -> list[Part]:
    """The text cut at its headings of the first level, which editors know as heading 3."""
    clean = sanitise(body.text)
    marks = _Headings(clean).starts
    pieces = [clean[a:b] for a, b in zip([0, *marks], [*marks, len(clean)], strict=True)]
    found = [Part("", "", body._replace(text=_raised(pieces[0])))] if pieces[0] else []
    for number, piece in enumerate(pieces[1:], start=1):
        if cut := _PART.fullmatch(piece):
            text = body._replace(text=_raised(cut[2]))
            found.append(Part(f"part-{number}", _words(cut[1]), text))
    return found


def _raised(text: str) -> str:
    """Headings below a part's are one level higher, so that none is left out."""
    return text.replace("<h4>", "<h3>").replace("</h4>", "</h3>")


def _words(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", text)).split())


class _Headings(HTMLParser):
    """Where headings begin that stand in nothing else; clean HTML is one line."""

    def __init__(self, clean: str) -> None:
        super().__init__()
        self.starts: list[int] = []
        self._depth = 0
        self.feed(clean)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "h3" and not self._depth:
            self.starts.append(self.getpos()[1])
        self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        self._depth -= 1
