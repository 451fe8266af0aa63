"""The cast of the tests, and the one published profile."""

import gc
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.template import Context, Template
from django.test import Client
from django.test.signals import template_rendered
from django.utils.safestring import SafeString
from django.utils.translation import override
from zeal import zeal_context
from zeal.constants import initialize_app_registry
from zeal.patch import patch as watch_queries

from countries.models import Country, Edition
from tests.loaded import load

pytest_plugins = ["tests.browser.chromium"]

# An N+1 query is an error in every request of every test. zeal is no installed app, so it is told
# here to look.
initialize_app_registry()
watch_queries()
settings.MIDDLEWARE = ["zeal.middleware.zeal_middleware", *settings.MIDDLEWARE]
# What keeps real passwords safe would take a third of the suite's time.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
settings.ZEAL_ALLOWLIST = [{"model": "sessions.Session"}]


@pytest.fixture(scope="session", autouse=True)
def pages_and_not_their_parts(django_test_environment: None) -> None:
    """The test client keeps a copy of the context of all that is rendered: of pages, that is, and
    not of each widget and included part, which would take a fifth of the suite's time."""

    def render(template: Template, context: Context) -> SafeString:
        if context.template is template and "request" in context:
            template_rendered.send(sender=template, template=template, context=context)
        return template.nodelist.render(context)

    Template._render = render  # type: ignore[attr-defined]


def pytest_collection_finish() -> None:
    """What is there before the first test is not looked through for garbage in each of them, and
    the rest more seldom than in a process that is to stay small."""
    gc.collect()
    gc.set_threshold(50_000, 20, 50)
    gc.freeze()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test begins in English: a request leaves its language behind in its thread."""
    with override("en"):
        yield


@pytest.fixture
def no_n_plus_one() -> Iterator[None]:
    """An N+1 query is an error in this test, which sends no request."""
    with zeal_context():
        yield


@pytest.fixture
def belgium(db: None) -> Country:
    """A country with no more than it needs to be saved."""
    return Country.objects.create(
        code="BE", alpha3="BEL", slug="belgium", region="europe", name_en="Belgium"
    )


@pytest.fixture
def france(db: None) -> Country:
    return Country.objects.create(
        code="FR", alpha3="FRA", slug="france", region="europe", name_en="France"
    )


@pytest.fixture
def published_belgium(db: None) -> Edition:
    """Belgium as its fixture publishes it: edition 1."""
    load("crime_areas", "belgium")
    return Edition.objects.live().get(country="BE")


@pytest.fixture
def person(db: None) -> Callable[..., User]:
    """Makes a member of staff: `person("eva", "editor", belgium)`."""

    def make(name: str, group: str, *countries: Country) -> User:
        user = User.objects.create_user(name, password="a-long-password", is_staff=True)
        user.groups.add(Group.objects.get(name=group))
        for country in countries:
            country.editors.add(user)
        return user

    return make


@pytest.fixture
def eva(person: Callable[..., User], belgium: Country) -> User:
    """Eva edits Belgium."""
    return person("eva", "editor", belgium)


@pytest.fixture
def omar(person: Callable[..., User], france: Country) -> User:
    """Omar edits another country."""
    return person("omar", "editor", france)


@pytest.fixture
def ruth(person: Callable[..., User], belgium: Country) -> User:
    """Ruth reviews Belgium."""
    return person("ruth", "reviewer", belgium)


@pytest.fixture
def petra(person: Callable[..., User]) -> User:
    """Petra publishes."""
    return person("petra", "publisher")


@pytest.fixture
def vera(person: Callable[..., User]) -> User:
    """Vera reads the admin."""
    return person("vera", "viewer")


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """A browser in which that person is signed in."""

    def make(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return make
