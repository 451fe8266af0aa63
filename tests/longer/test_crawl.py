"""Every link of the public side, followed in four languages: no dead address, no dead fragment."""

from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import Client

from countries.languages import LANGUAGES
from tests.pages import SeenPage

FIXTURES = ("crime_areas", "belgium", "members", "pages")
SITE = "http://testserver"
QUERIES = 300
"""So many addresses with a query are followed a language: there are more filters than pages."""


@pytest.fixture
def the_world(db: None) -> None:
    call_command("loaddata", *FIXTURES, verbosity=0)


@pytest.mark.usefixtures("the_world")
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_link_is_dead(client: Client, language: str) -> None:
    found = _Crawl(client, language)
    found.go()
    assert found.dead == []
    assert {path for path in found.pages if path.count("/") == 4} >= {
        f"/{language}/countries/{slug}/" for slug in ("belgium", "france", "zimbabwe")
    }
    assert len(found.pages) > 220


class _Crawl:
    """The pages by address with their ids, and what leads nowhere with the page that says it."""

    def __init__(self, client: Client, language: str) -> None:
        self.client, self.start = client, f"/{language}/"
        self.pages: dict[str, set[str]] = {}
        self.fragments: dict[tuple[str, str], str] = {}
        self.dead: list[str] = []
        self.files: set[str] = set()
        self.queries = 0

    def go(self) -> None:
        waiting = [(self.start, "")]
        while waiting:
            address, said_by = waiting.pop()
            if address not in self.pages and self._wanted(address):
                waiting += [(each, address) for each in self._page(address, said_by)]
        for (address, fragment), said_by in self.fragments.items():
            if address in self.pages and fragment not in self.pages[address]:
                self.dead.append(f"{said_by} leads to {address}#{fragment}")

    def _wanted(self, address: str) -> bool:
        """The pages of this language, each filter of a list up to a number."""
        if not address.startswith(self.start):
            return False
        if not urlsplit(address).query:
            return True
        self.queries += 1
        return self.queries < QUERIES

    def _page(self, address: str, said_by: str) -> Iterator[str]:
        response = self.client.get(address)
        self.pages[address] = set()
        if response.status_code != 200:
            self.dead.append(f"{said_by} leads to {address}: {response.status_code}")
            return
        if "html" not in response["Content-Type"]:
            return
        seen = SeenPage(response)
        self.pages[address] = {each.attributes.get("id", "") for each in seen.elements}
        for element in seen.elements:
            for name in ("href", "src"):
                if link := element.attributes.get(name):
                    yield from self._link(link, address)

    def _link(self, link: str, address: str) -> Iterator[str]:
        whole, fragment = urldefrag(urljoin(f"{SITE}{address}", link))
        if not whole.startswith(f"{SITE}/"):
            return
        path = whole.removeprefix(SITE)
        if path.startswith("/static/"):
            self._file(path.removeprefix("/static/"), address)
            return
        if fragment:
            self.fragments.setdefault((path, fragment), address)
        yield path

    def _file(self, name: str, address: str) -> None:
        if name not in self.files and not finders.find(name):
            self.dead.append(f"{address} needs the file {name}")
        self.files.add(name)
