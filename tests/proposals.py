"""A proposal, and its review page, for the tests of the desk."""

from typing import Any

from django.contrib.auth.models import Group, User
from django.test import Client

from countries import publishing
from countries.models import Country, Edition
from tests.desk import a_profile
from tests.drafts import writes
from tests.pages import SeenPage

NOTE = {"en": "Neighbours named.", "fr": "", "es": "", "ar": ""}
DESK = "/admin/"
MANY = "/admin/countries/country/proposals/"
PROPOSE = "/admin/countries/country/BE/propose/"


def live_belgium() -> Country:
    """Belgium with one of each part, live as edition 1, which somebody else reviewed."""
    country = a_profile()
    edition = publishing.publish(country, None, {"en": "First edition."})
    Edition.objects.filter(pk=edition.pk).update(reviewed=True)
    return country


def proposed(by: User, line: str = "How the bureau helps Belgium", **more: Any) -> Edition:
    """She writes a strapline, and proposes it."""
    country = Country.objects.get(pk="BE")
    writes(by, country, strapline_en=line)
    return publishing.propose(country, by, NOTE, **more)


def review_of(edition: Edition) -> str:
    return f"/admin/countries/country/{edition.country_id}/proposals/{edition.pk}/"


def does(client: Client, edition: Edition, act: str, **fields: Any) -> Any:
    """The answer to a button of the review page, with what its form holds there."""
    page = client.get(review_of(edition))
    form = page.context["forms"].get(act)
    hidden = (
        {field.html_name: field.value() or "" for field in form.hidden_fields()} if form else {}
    )
    typed = {f"{act}-{name}": value for name, value in fields.items()}
    return client.post(review_of(edition), {**hidden, **typed, "act": act})


def now(edition: Edition) -> Edition:
    return Edition.objects.get(pk=edition.pk)


def heap(client: Client, key: str) -> str:
    """The words of a heap of the desk, '' where it is not there."""
    found = SeenPage(client.get(DESK)).all("section")
    return next((s.text for s in found if s.attributes["aria-labelledby"] == f"heap-{key}"), "")


def loses(person: User, group: str) -> None:
    """Her role is taken away."""
    person.groups.remove(Group.objects.get(name=group))
