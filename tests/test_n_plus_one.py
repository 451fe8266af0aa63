"""The watch over N+1 queries, watched."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from zeal import NPlusOneError

from countries.models import Country


def lazy(request: HttpRequest) -> HttpResponse:
    """A page that asks the database once a country."""
    return HttpResponse("".join(str(len(c.forces.all())) for c in Country.objects.all()))


urlpatterns = [path("lazy/", lazy)]


@pytest.mark.urls("tests.test_n_plus_one")
def test_a_page_that_asks_once_a_row_is_an_error(belgium: Country, france: Country) -> None:
    with pytest.raises(NPlusOneError, match="forces"):
        Client().get("/lazy/")


def test_so_is_a_function_in_a_test_that_asks_for_the_watch(
    belgium: Country, france: Country, no_n_plus_one: None
) -> None:
    with pytest.raises(NPlusOneError, match="forces"):
        lazy(HttpRequest())
