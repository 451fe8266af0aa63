"""Saving the country form keeps a revision, changes nothing public, and is all or nothing."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.test import Client

from countries import editions, profile
from countries.admin.saving import said_by
from countries.languages import texts
from countries.models import Citation, Country, CrimeArea, PoliceForce, Revision, Section
from tests.desk import a_profile, add_row, opened, published, row_of, send

SignedIn = Callable[[User], Client]


@pytest.fixture
def country(db: None) -> Country:
    return a_profile()


@pytest.fixture
def desk(country: Country, person: Callable[..., User], signed_in: SignedIn) -> Client:
    """Eva's browser."""
    return signed_in(person("eva", "editor", country))


def last(code: str = "BE") -> Revision:
    return Revision.objects.filter(country_code=code).latest("number")


def test_a_save_keeps_a_revision_of_its_author(desk: Client) -> None:
    data = opened(desk)
    data["strapline_fr"] = "Comment le bureau aide la Belgique"
    assert send(desk, data).status_code == 302
    assert (last().author_name, last().origin) == ("eva", "form")
    assert last().document.strapline["fr"] == "Comment le bureau aide la Belgique"


def test_a_save_without_a_change_keeps_no_revision(desk: Client) -> None:
    send(desk, opened(desk))  # the first save of the assignment of Eva herself
    number = last().number
    assert send(desk, opened(desk)).status_code == 302
    assert last().number == number


def test_the_form_says_what_it_was_given(desk: Client, country: Country) -> None:
    before = profile.build(country)
    assert send(desk, opened(desk)).status_code == 302
    assert profile.build(country) == before


def test_a_save_changes_nothing_public(desk: Client, country: Country) -> None:
    edition = published(country)
    data = opened(desk)
    data["name_en"] = "Kingdom"
    send(desk, data)
    assert editions.live("BE") == edition
    assert b"Kingdom of" in desk.get("/en/countries/belgium/").content
    assert b">Kingdom<" not in desk.get("/en/countries/belgium/").content


def test_what_an_unknown_hand_did_is_not_put_on_the_editor(desk: Client, country: Country) -> None:
    Country.objects.filter(pk="BE").update(strapline_es="Otra mano")
    data = opened(desk)
    data["strapline_fr"] = "La mienne"
    send(desk, data)
    found = Revision.objects.get(country_code="BE", number=last().number - 1)
    assert (found.origin, found.author_name) == ("found", "")
    assert found.document.strapline["es"] == "Otra mano"


def test_stored_html_is_made_safe_on_the_form_and_on_save(desk: Client, country: Country) -> None:
    data = opened(desk)
    hostile = '<p onclick="x()">Big<script>steal()</script> <a href="javascript:x">bad</a></p>'
    data["sections-0-body_en"] = hostile
    send(desk, data)
    section = Section.objects.get(country=country, slug="crime")
    assert "script" not in texts(section, "body")["en"]
    assert "onclick" not in texts(section, "body")["en"]
    section.__dict__["body_fr"] = hostile
    section.save()
    section.refresh_from_db()
    assert "script" not in texts(section, "body")["fr"]
    assert "Big" in texts(section, "body")["fr"]


def test_all_is_refused_where_one_part_breaks_a_rule_and_nothing_typed_is_lost(
    desk: Client, country: Country
) -> None:
    number = last().number
    data = opened(desk)
    data["strapline_fr"] = "Typed and kept"
    row = row_of(data, "citations", "fact", "section.crime")
    data |= {f"{row}-source": "", f"{row}-reason": "not_recorded"}
    response = send(desk, data)
    assert response.status_code == 200
    assert "has a value" in response.content.decode()
    assert "Typed and kept" in response.content.decode()
    assert texts(Country.objects.get(pk="BE"), "strapline").get("fr", "") == ""
    assert Revision.objects.filter(origin="form").count() == 0
    assert last().number <= number + 1


def test_a_refusal_stands_on_the_field_of_its_row(desk: Client) -> None:
    data = opened(desk)
    whole = row_of(data, "forces", "slug", "whole")
    federal = PoliceForce.objects.get(slug="federal-police")
    data[f"{whole}-part_of"] = str(federal.pk)
    response = send(desk, data)
    formset = response.context["inline_admin_formsets"][1].formset
    errors = {form.instance.slug: form.errors for form in formset.forms}
    assert "part_of" in errors["whole"]
    assert "Integrated police service: part of" in response.content.decode()


def test_two_sections_of_one_topic_in_one_submission_are_a_form_error(desk: Client) -> None:
    Section.objects.all().delete()
    data = opened(desk)
    for slug in ("one", "two"):
        add_row(data, "sections", slug=slug, topic="crime", heading_en=slug)
    response = send(desk, data)
    assert response.status_code == 200
    assert "a section of this topic already" in response.content.decode()
    assert not Section.objects.exists()


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (Section(country_id="BE", slug="two", topic="crime"), "a section of this topic already"),
        (Section(country_id="BE", slug="crime"), "has this short name"),
        (Citation(country_id="BE", fact="codes"), "or the reason why there is no value"),
    ],
)
def test_what_only_the_database_refuses_has_the_constraint_s_words(
    country: Country, row: Section | Citation, words: str
) -> None:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        row.save()
    assert words in str(said_by(refused.value))


def test_a_date_known_to_the_month_is_its_first_day(desk: Client) -> None:
    data = opened(desk)
    data |= {"member_since": "1923-09-07", "member_since_precision": "month"}
    assert send(desk, data).status_code == 302
    assert last().document.member_since == "1923-09"


@pytest.mark.parametrize(
    ("date", "known", "field"),
    [("1923-09-07", "", "member_since_precision"), ("", "day", "member_since")],
)
def test_half_of_a_date_is_an_error_on_the_other_half(
    desk: Client, date: str, known: str, field: str
) -> None:
    data = opened(desk)
    data |= {"member_since": date, "member_since_precision": known}
    response = send(desk, data)
    assert list(response.context["adminform"].form.errors) == [field]


def test_a_day_in_the_future_is_refused(desk: Client) -> None:
    data = opened(desk)
    data["member_since"] = "2999-01-01"
    assert "in the future" in send(desk, data).content.decode()


def test_who_changes_the_day_of_checking_has_checked(desk: Client) -> None:
    data = opened(desk)
    row = row_of(data, "citations", "fact", "ncb.city")
    data[f"{row}-checked_on"] = "2026-01-02"
    send(desk, data)
    checker = Citation.objects.get(fact="ncb.city").checked_by
    assert checker
    assert checker.username == "eva"
    data = opened(desk)
    data[f"{row}-checked_on"] = ""
    send(desk, data)
    assert Citation.objects.get(fact="ncb.city").checked_by is None


def test_another_change_of_a_citation_is_not_a_check(desk: Client) -> None:
    data = opened(desk)
    data[row_of(data, "citations", "fact", "ncb.city") + "-note"] = "ask again"
    send(desk, data)
    assert Citation.objects.get(fact="ncb.city").checked_by is None


def test_a_source_of_a_fact_that_is_gone_stays_in_a_place_of_its_own(
    desk: Client, country: Country
) -> None:
    Citation.objects.filter(fact="ncb.city").update(fact="police.gone")
    page = desk.get("/admin/countries/country/BE/change/").content.decode()
    _before, _heading, place = page.partition("Facts that are no longer in the profile")
    assert 'value="police.gone"' in place
    assert 'value="police.gone"' not in _before


def test_a_section_gets_its_short_name_from_its_topic_or_its_heading(desk: Client) -> None:
    Section.objects.filter(slug="police").delete()
    data = opened(desk)
    add_row(data, "sections", topic="police", heading_en="Law")
    add_row(data, "sections", topic="other", heading_en="A word on Names")
    assert send(desk, data).status_code == 302
    assert [s.slug for s in last().document.sections][-2:] == ["police", "a-word-on-names"]


def test_a_name_that_gives_no_short_name_asks_for_one(desk: Client) -> None:
    data = opened(desk)
    add_row(data, "sections", topic="other", heading_ar="كلمة")
    assert "or a short name" in send(desk, data).content.decode()


def test_a_short_name_never_changes(desk: Client) -> None:
    data = opened(desk)
    data["sections-0-slug"] = "another"
    send(desk, data)
    assert not Section.objects.filter(slug="another").exists()


def test_a_row_without_an_order_stands_at_the_end(desk: Client) -> None:
    data = opened(desk)
    add_row(data, "forces", name_en="Coast Guard", order="")
    send(desk, data)
    assert last().document.police[-1].slug == "coast-guard"


def test_forces_are_chosen_among_those_of_the_country(desk: Client, france: Country) -> None:
    foreign = PoliceForce.objects.create(country=france, slug="gendarmerie", name_en="Gendarmerie")
    data = opened(desk)
    assert "Gendarmerie" not in desk.get("/admin/countries/country/BE/change/").content.decode()
    data["ncb-0-host"] = str(foreign.pk)
    assert "Select a valid choice" in send(desk, data).content.decode()


def test_a_retired_crime_area_is_offered_only_where_it_is_used(desk: Client) -> None:
    CrimeArea.objects.create(slug="old", name_en="Old crime", retired=True)
    CrimeArea.objects.filter(slug="violence").update(retired=True)
    page = desk.get("/admin/countries/country/BE/change/").content.decode()
    assert "Old crime" not in page
    assert '<option value="violence" selected>' in page


def test_a_country_can_lose_its_bureau_and_get_it_back(desk: Client, country: Country) -> None:
    data = opened(desk)
    data["ncb-0-DELETE"] = "on"
    Citation.objects.filter(fact__startswith="ncb").delete()
    data = {**opened(desk), "ncb-0-DELETE": "on"}
    assert send(desk, data).status_code == 302
    assert profile.build(country).ncb is None
    data = opened(desk)
    add_row(data, "ncb", city_en="Ghent")
    assert send(desk, data).status_code == 302
    assert profile.build(country).ncb is not None


def test_the_status_of_the_fixture_is_not_on_the_form(desk: Client) -> None:
    assert "status" not in opened(desk)
