"""What every public page has round its content: titles, addresses, the language switch."""

from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse

from countries.languages import LANGUAGES, NATIVE_NAMES, direction
from countries.views.frame import Section, sections
from countries.views.language import active_language

LOCALES = {"en": "en_GB", "fr": "fr_FR", "es": "es_ES", "ar": "ar_AR"}
"""As OpenGraph names them."""
LONGEST_TITLE = 65  # characters, of which lists of links show no more


class InLanguage(NamedTuple):
    """The same page in one of the languages."""

    language: str
    name: str
    direction: str
    path: str
    address: str
    current: bool

    @property
    def locale(self) -> str:
        return LOCALES[self.language]


class Page(NamedTuple):
    """The frame of a page. `canonical` and `default` are '' where it has no address of its own.

    `indexed` is False where search engines are to pass it by. `picture` is the address of the one
    that other sites show beside a link to the page.
    """

    language: str
    direction: str
    title: str
    description: str
    site: str
    organisation: str
    home: str
    canonical: str
    default: str
    languages: tuple[InLanguage, ...]
    sections: tuple[Section, ...] = ()
    indexed: bool = True
    picture: str = ""

    @property
    def locale(self) -> str:
        return LOCALES[self.language]

    @property
    def whole_title(self) -> str:
        """With the site's name, where there is room for it."""
        whole = f"{self.title} – {self.site}"
        return whole if len(whole) <= LONGEST_TITLE else self.title

    def with_query(self, query: str, canonical: str) -> "Page":
        """The same frame for what a query asks of the page, in its words and in those of one who
        asks for the same in the one agreed way.
        """
        languages = (
            each._replace(path=each.path + query, address=each.address + canonical)
            for each in self.languages
        )
        return self._replace(
            canonical=self.canonical + canonical,
            default=self.default + canonical,
            languages=tuple(languages),
        )

    def at_home_in(self, address: str) -> "Page":
        """The same frame for a page that is a version of the one at that address."""
        return self._replace(canonical=address, default="")

    def asking(self, query: str) -> "Page":
        """The same frame where the address asks for something, which its languages ask for too.

        No search engine needs it.
        """
        if not query:
            return self
        languages = tuple(
            each._replace(path=f"{each.path}?{query}", address=f"{each.address}?{query}")
            for each in self.languages
        )
        return self._replace(languages=languages, canonical="", default="", indexed=False)


def page(request: HttpRequest, title: str, description: str) -> Page:
    """The frame of a page that stands at `/{language}/...` in every language."""
    language = active_language()
    rest = request.path_info.removeprefix(f"/{language}/")
    switch = _switch(language, rest, request.build_absolute_uri("/").rstrip("/"))
    addresses = {each.language: each.address for each in switch}
    framed = _framed(language, title, description, switch)
    return framed._replace(
        sections=sections(framed.home, rest),
        canonical=addresses[language],
        default=addresses[settings.LANGUAGE_CODE],
    )


def whole_address(request: HttpRequest, name: str, *args: object) -> str:
    """Where a page stands in the active language, for those who do not read it here."""
    return request.build_absolute_uri(reverse(name, args=args))


def page_without_address(language: str, title: str) -> Page:
    """The frame of a page of which nobody is told; it asks nothing of the request.

    Its switch leads home, where the caller does not say else.
    """
    return _framed(language, title, "", _switch(language, "", ""))


def _switch(language: str, rest: str, host: str) -> tuple[InLanguage, ...]:
    paths = {each: f"{get_script_prefix()}{each}/{rest}" for each in LANGUAGES}
    return tuple(
        InLanguage(
            each, NATIVE_NAMES[each], direction(each), path, f"{host}{path}", each == language
        )
        for each, path in paths.items()
    )


def _framed(language: str, title: str, description: str, switch: tuple[InLanguage, ...]) -> Page:
    home = f"{get_script_prefix()}{language}/"
    return Page(
        language=language,
        direction=direction(language),
        title=title,
        description=description,
        site=settings.SITE_NAMES[language],
        organisation=settings.ORGANISATION_NAMES[language],
        home=home,
        canonical="",
        default="",
        languages=switch,
        sections=sections(home),
    )
