"""Dates and numbers as they are typed: nothing that was typed is ever sent as nothing."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from countries.models import Citation, Country, Source
from tests.desk import FORM, a_profile, fields_of, opened, row_of, send

SignedIn = Callable[[User], Client]
SOURCE = "/admin/countries/source/iso-3166-1/change/"


@pytest.fixture
def desk(db: None, petra: User, signed_in: SignedIn) -> Client:
    """Petra's browser, and a profile to work on."""
    a_profile()
    return signed_in(petra)


def since(country: Country) -> tuple[dt.date | None, str]:
    return country.member_since, country.member_since_precision


@pytest.mark.parametrize("typed", ["03/dd/2024", "31.03.2024", "31/03/2024", "x"])
def test_what_is_no_date_is_refused_and_named_and_stays_in_its_box(
    desk: Client, typed: str
) -> None:
    html = send(desk, opened(desk) | {"member_since": typed}).content.decode()
    told = f"“{typed}” is not a date: write it as 2024-03-31; for a month only 2024-03"
    assert html.count(told) == 2  # in the list of what to mend, and at the field
    assert f'value="{typed}"' in html
    assert Country.objects.get().member_since


@pytest.mark.parametrize("typed", ["1956-02-31", "2024-13"])
def test_a_day_that_does_not_exist_is_not_told_to_be_written_as_it_is(
    desk: Client, typed: str
) -> None:
    html = send(desk, opened(desk) | {"member_since": typed}).content.decode()
    assert f"“{typed}” is not in the calendar: there is no such day." in html
    assert "is not a date" not in html


def test_an_address_that_is_none_is_answered_with_an_example(desk: Client) -> None:
    data = fields_of(desk.get(SOURCE))
    html = desk.post(SOURCE, data | {"address": "see the atlas"}).content.decode()
    assert "Write a whole web address, like this one: https://www.example.org" in html


@pytest.mark.parametrize("field", ["as_of", "checked_on"])
def test_a_date_of_a_source_that_cannot_be_read_is_not_lost(desk: Client, field: str) -> None:
    data = opened(desk)
    row = row_of(data, "citations", "fact", "ncb.city")
    html = send(desk, data | {f"{row}-{field}": "03/dd/2024"}).content.decode()
    assert "“03/dd/2024” is not a date" in html


def test_the_day_of_reading_is_a_whole_day(desk: Client) -> None:
    data = fields_of(desk.get(SOURCE))
    html = desk.post(SOURCE, data | {"read_on": "2024-03"}).content.decode()
    assert "“2024-03” is not a date: write it as 2024-03-31." in html
    assert desk.post(SOURCE, data | {"read_on": "2024-03-31"}).status_code == 302
    assert Source.objects.get(pk="iso-3166-1").read_on == dt.date(2024, 3, 31)


@pytest.mark.parametrize(("typed", "known"), [("2024-03", "month"), ("2024", "year")])
def test_as_far_as_a_date_is_written_it_is_known(desk: Client, typed: str, known: str) -> None:
    data = opened(desk)
    row = row_of(data, "citations", "fact", "ncb.city")
    data |= {"member_since": typed, "member_since_precision": ""}
    data |= {f"{row}-as_of": typed, f"{row}-as_of_precision": ""}
    assert send(desk, data).status_code == 302
    cited = Citation.objects.get(fact="ncb.city")
    assert since(Country.objects.get())[1] == cited.as_of_precision == known
    again = opened(desk)
    assert again["member_since"] == again[f"{row}-as_of"] == typed


@pytest.mark.parametrize(
    ("saved", "typed", "chosen", "said"),
    [
        ("2024-03", "2024", "month", None),
        ("2024-03", "2024-03-15", "month", "Say how precisely the date is known."),
        ("2024-03", "2024-03-15", "day", None),
        ("2024-03", "2024-03", "day", "Write the date as far as it is said to be known."),
        ("2024-03", "2024-03", "year", None),
    ],
)
def test_a_date_and_how_far_it_is_known_agree_or_are_refused(
    desk: Client, saved: str, typed: str, chosen: str, said: str | None
) -> None:
    send(desk, opened(desk) | {"member_since": saved, "member_since_precision": "month"})
    data = opened(desk) | {"member_since": typed, "member_since_precision": chosen}
    answer = send(desk, data)
    if said:
        assert said in answer.content.decode()
        assert since(Country.objects.get()) == (dt.date(2024, 3, 1), "month")
    else:
        expected = {"2024": "year", "2024-03-15": "day", "2024-03": "year"}[typed]
        assert since(Country.objects.get())[1] == expected


@pytest.mark.parametrize("typed", ["185e", "many", "1,5"])
def test_letters_in_a_number_are_named_and_erase_nothing(desk: Client, typed: str) -> None:
    data = opened(desk)
    row = row_of(data, "forces", "slug", "local-police")
    html = send(desk, data | {f"{row}-units": typed}).content.decode()
    assert f"“{typed}” is not a whole number: write digits only." in html
    assert f'value="{typed}"' in html


@pytest.mark.parametrize("address", [FORM.format("BE"), SOURCE])
def test_no_field_of_a_browser_drops_what_it_cannot_read(desk: Client, address: str) -> None:
    html = desk.get(address).content.decode()
    assert 'type="date"' not in html
    assert 'type="number"' not in html
    assert 'placeholder="2024-03-31"' in html
