"""What every public page has round its content: titles, addresses, the language switch."""

from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix

from countries.languages import LANGUAGES, NATIVE_NAMES, direction
from countries.views.language import active_language


class InLanguage(NamedTuple):
    """The same page in one of the languages."""

    language: str
    name: str
    direction: str
    path: str
    address: str
    current: bool


class Page(NamedTuple):
    """The frame of a page. `canonical` and `default` are '' where it has no address of its own.

    `indexed` is False where search engines are to pass it by.
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
    indexed: bool = True

    def at_home_in(self, address: str) -> "Page":
        """The same frame for a page that is a version of the one at that address."""
        return self._replace(canonical=address, default="")


def page(request: HttpRequest, title: str, description: str) -> Page:
    """The frame of a page that stands at `/{language}/...` in every language."""
    language = active_language()
    rest = request.path_info.removeprefix(f"/{language}/")
    switch = _switch(language, rest, request.build_absolute_uri("/").rstrip("/"))
    addresses = {each.language: each.address for each in switch}
    return _framed(language, title, description, switch)._replace(
        canonical=addresses[language], default=addresses[settings.LANGUAGE_CODE]
    )


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
    return Page(
        language=language,
        direction=direction(language),
        title=title,
        description=description,
        site=settings.SITE_NAMES[language],
        organisation=settings.ORGANISATION_NAMES[language],
        home=f"{get_script_prefix()}{language}/",
        canonical="",
        default="",
        languages=switch,
    )
