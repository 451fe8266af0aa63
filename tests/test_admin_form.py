"""The country form as a page: its parts, each fact's sources under it, languages, mistakes."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from countries.models import NCB, Citation, Country, PoliceForce, Section, Source
from tests.desk import FORM, a_profile, add_row, fields_of, opened, published, row_of, send

SignedIn = Callable[[User], Client]
ADDRESS = FORM.format("BE")


@pytest.fixture
def country(db: None) -> Country:
    return a_profile()


@pytest.fixture
def desk(country: Country, person: Callable[..., User], signed_in: SignedIn) -> Client:
    """Eva's browser."""
    return signed_in(person("eva", "editor", country))


def page(client: Client) -> str:
    return client.get(ADDRESS).content.decode()


def under(html: str, fact: str) -> str:
    """What stands under a fact: its sources, to the end of the block's button."""
    _before, _id, after = html.partition(f'id="fact-{fact}"')
    return after.partition('name="_addrow_citations"')[0]


def tab(html: str, language: str) -> str:
    """The choice of a language, as text."""
    found = re.search(rf'<label>\s*<input[^>]*id="editing-{language}".*?</label>', html, re.DOTALL)
    return found[0] if found else ""


def test_the_rail_counts_what_each_part_holds(desk: Client) -> None:
    rail = {item.key: item.holds for item in desk.get(ADDRESS).context["rail"]}
    assert rail == {
        "facts": 6,
        "crime_areas": 3,
        "ncb": 1,
        "police": 3,
        "sections": 3,
        "sources": 2,
        "editions": 0,
    }


def test_a_source_stands_under_its_fact(desk: Client) -> None:
    html = page(desk)
    assert "Sourced" in under(html, "police.local-police.units")
    assert 'value="police.local-police.units"' in under(html, "police.local-police.units")
    assert 'value="police.local-police.units"' not in under(html, "member_since")


def test_each_source_stands_in_one_place_only(desk: Client, country: Country) -> None:
    rows = re.findall(r'<details class="source editable" id="(citations-\d+)"', page(desk))
    assert len(rows) == len(set(rows)) == country.citations.count()


def test_a_fact_says_where_it_has_no_source_or_no_value(desk: Client, country: Country) -> None:
    country.citations.filter(fact__in=("region", "ncb.website")).delete()
    Country.objects.filter(pk="BE").update(strapline_en="", strapline_fr="")
    country.citations.filter(fact="strapline").delete()
    html = page(desk)
    assert "No source" in under(html, "region")
    assert "Not recorded" in under(html, "strapline")


def test_a_reason_is_said_in_the_words_of_the_page(desk: Client, country: Country) -> None:
    country.citations.filter(fact="ncb.website").delete()
    Citation.objects.create(country=country, fact="ncb.website", reason="withheld")
    assert "Not published" in under(page(desk), "ncb.website")


def test_without_scripts_a_source_is_added_under_the_fact_that_asked(desk: Client) -> None:
    response = desk.post(ADDRESS, {**opened(desk), "_addrow_citations": "region"})
    data = fields_of(response)
    new = f"citations-{int(data['citations-TOTAL_FORMS']) - 1}"
    assert data[f"{new}-fact"] == "region"
    assert f'id="{new}"' in under(response.content.decode(), "region")


def test_a_source_that_was_added_so_is_saved(desk: Client, country: Country) -> None:
    Source.objects.create(slug="census", title_en="Census")
    data = opened(desk)
    add_row(data, "citations", fact="region", source="census")
    assert send(desk, data, button="_continue").status_code == 302
    assert country.citations.filter(fact="region", source="census").exists()
    assert "Census" in under(page(desk), "region")


def test_why_a_fact_has_no_value_is_chosen_under_it(desk: Client, country: Country) -> None:
    country.citations.filter(fact="ncb.website").delete()
    assert under(page(desk), "ncb.website").strip().endswith('class="add-source reason-choice"')
    chosen = "ncb.website not_applicable"
    response = desk.post(ADDRESS, {**opened(desk), "_addrow_citations": chosen})
    assert "Not applicable" in under(response.content.decode(), "ncb.website")
    assert send(desk, fields_of(response), button="_continue").status_code == 302
    assert country.citations.get(fact="ncb.website").reason == "not_applicable"
    saved = under(page(desk), "ncb.website")
    assert 'data-reason="withheld"' in saved
    assert 'data-reason="not_applicable"' not in saved


def test_a_fact_with_a_value_or_a_source_offers_no_reason(desk: Client) -> None:
    assert "member_since not_applicable" not in page(desk)
    assert "police.local-police.units not_applicable" not in page(desk)


def test_the_enter_key_saves_and_adds_no_row(desk: Client) -> None:
    form = page(desk).partition('id="country_form"')[2]
    first = re.search(r'<(?:input|button)[^>]*type="submit"[^>]*>', form)
    assert first
    assert 'name="_continue"' in first[0]


def test_mistakes_are_listed_with_their_places_and_marked_on_the_rail(desk: Client) -> None:
    data = opened(desk)
    force = row_of(data, "forces", "slug", "local-police")
    data |= {f"{force}-units": "many", "region": "moon"}
    response = send(desk, data)
    html = response.content.decode()
    assert f'<a href="#id_{force}-units">Police, Local Police: Number of units</a>' in html
    assert '<a href="#id_region">Facts: Region</a>' in html
    wrong = {item.key: item.mistakes for item in response.context["rail"] if item.mistakes}
    assert wrong == {"facts": 1, "police": 1}


def test_a_mistake_of_a_source_is_marked_at_its_fact_and_its_row_is_open(desk: Client) -> None:
    data = opened(desk)
    source = row_of(data, "citations", "fact", "police.local-police.units")
    data[f"{source}-checked_on"] = "yesterday"
    response = send(desk, data)
    wrong = {item.key for item in response.context["rail"] if item.mistakes}
    assert wrong == {"police"}
    assert re.search(
        rf'<details class="source editable" id="{source}" open>', response.content.decode()
    )


def test_a_mistake_in_a_row_that_goes_is_none(desk: Client) -> None:
    data = opened(desk)
    source = row_of(data, "citations", "fact", "police.local-police.units")
    data |= {f"{source}-checked_on": "yesterday", f"{source}-DELETE": "on", "region": "moon"}
    assert [each.part for each in send(desk, data).context["mistakes"]] == ["facts"]


def test_a_mistake_opens_the_language_of_its_text(desk: Client) -> None:
    data = {**opened(desk), "_editing": "en", "name_ar": "x" * 130}
    html = send(desk, data).content.decode()
    assert "checked" in tab(html, "ar")
    assert "checked" not in tab(html, "en")


def test_a_mistake_hides_no_other_one_in_the_language_that_is_open(desk: Client) -> None:
    data = {**opened(desk), "_editing": "fr", "name_fr": "x" * 130, "name_ar": "x" * 130}
    html = send(desk, data).content.decode()
    assert "checked" in tab(html, "fr")
    assert re.search(r'<div class="box errors"\s+data-lang="ar"', html)


def test_the_language_of_the_desk_is_edited_first_and_then_the_one_that_was(desk: Client) -> None:
    desk.cookies["django_language"] = "es"
    assert "checked" in tab(page(desk), "es")
    send(desk, {**opened(desk), "_editing": "ar"}, button="_continue")
    assert "checked" in tab(page(desk), "ar")


def test_the_bar_says_how_many_texts_a_language_lacks(desk: Client, country: Country) -> None:
    Section.objects.filter(country=country).update(body_ar="", heading_ar="")
    lacking = {each.code: each.missing for each in desk.get(ADDRESS).context["tabs"]}
    filled = desk.get(ADDRESS).context["panel"].untranslated
    assert f"{lacking['ar']} to translate" in tab(page(desk), "ar")
    assert lacking["en"] == 0
    assert ("ar", "العربية", lacking["ar"]) in filled


def test_what_english_changed_is_to_translate_anew(desk: Client, country: Country) -> None:
    belgium = Country.objects.filter(pk="BE")
    belgium.update(strapline_en="One", strapline_fr="Un", strapline_ar="واحد")
    published(country)
    before = {each.code: each.missing for each in desk.get(ADDRESS).context["tabs"]}
    belgium.update(strapline_en="Two", strapline_ar="اثنان")
    after = {each.code: each.missing for each in desk.get(ADDRESS).context["tabs"]}
    assert after["fr"] == before["fr"] + 1
    assert (after["en"], after["ar"]) == (0, before["ar"])


def test_the_panel_says_what_changed_since_the_live_edition(desk: Client, country: Country) -> None:
    assert "Draft, never published" in page(desk)
    published(country)
    assert "Published as edition 1" in page(desk)
    Country.objects.filter(pk="BE").update(strapline_en="Another line")
    html = page(desk)
    assert "Draft, 1 change since edition 1" in html
    assert "<ins>Another" in html
    assert f'href="{ADDRESS.replace("change", "changes")}"' in html


def test_the_panel_says_what_keeps_it_from_going_out(desk: Client, country: Country) -> None:
    PoliceForce.objects.filter(slug="local-police").update(name_en="", name_fr="", name_ar="")
    country.citations.filter(fact="region").delete()
    found = desk.get(ADDRESS).context["panel"]
    assert any("A force needs a name." in each for each in found.hindrances)
    assert ("region", "Region") in [(fact, str(label)) for fact, label in found.unsourced]


def test_the_panel_names_sources_that_have_nothing_to_vouch_for(
    desk: Client, country: Country
) -> None:
    NCB.objects.filter(country=country).update(city_en="", city_fr="", city_ar="")
    html = page(desk)
    panel = html.partition("Sources without a fact")[2]
    assert '<a href="#fact-ncb.city">City of the bureau</a>' in panel


def test_a_deleted_force_takes_the_sources_of_its_facts_with_it(
    desk: Client, country: Country
) -> None:
    data = opened(desk)
    data[row_of(data, "forces", "slug", "local-police") + "-DELETE"] = "on"
    assert send(desk, data, button="_continue").status_code == 302
    assert not country.citations.filter(fact__startswith="police.local-police").exists()
    assert country.citations.filter(fact="member_since").exists()


def test_it_is_said_beforehand_who_would_be_left_without_a_force(desk: Client) -> None:
    html = page(desk)
    assert "Left without it: Bureau." in html  # the Federal Police, which hosts it
    assert "Left without it: Federal Police, Local Police." in html


def test_a_saved_draft_is_said_in_a_word_and_the_form_stays(desk: Client) -> None:
    response = send(desk, opened(desk), button="_continue")
    assert response.headers["Location"] == ADDRESS
    assert "Draft saved, " in page(desk)


def test_the_form_is_sent_without_the_part_that_was_jumped_to(desk: Client) -> None:
    """A form without an address is sent to the page's own, with its fragment."""
    assert re.search(rf'<form[^>]*action="{ADDRESS}"', page(desk))


def test_a_text_that_is_too_long_is_refused_and_not_cut(desk: Client) -> None:
    data = {**opened(desk), "name_fr": "x" * 121}
    response = send(desk, data)
    assert "maxlength" not in re.findall(r'<input[^>]*id="id_name_fr"[^>]*>', page(desk))[0]
    assert [m.anchor for m in response.context["mistakes"]] == ["id_name_fr"]
    assert fields_of(response)["name_fr"] == "x" * 121


def test_a_new_source_that_is_wrong_is_named_by_its_fact(desk: Client) -> None:
    data = opened(desk)
    add_row(data, "citations", fact="region", derived="on")
    found = send(desk, data).context["mistakes"]
    assert [each.place for each in found] == ["Region · New source: Source"]


def test_two_sections_of_one_kind_are_refused_in_words_of_the_form(desk: Client) -> None:
    data = opened(desk)
    add_row(data, "sections", topic="police", heading_en="Again")
    messages = {each.message for each in send(desk, data).context["mistakes"]}
    assert messages == {"This stands here twice: keep one of them."}


@pytest.mark.parametrize(("editing", "then"), [("ar", "preview/ar/"), ("all", "preview/")])
def test_saving_and_looking_at_the_preview_is_one_button(
    desk: Client, editing: str, then: str
) -> None:
    data = {**opened(desk), "strapline_en": "Seen first", "_editing": editing}
    response = send(desk, data, button="_preview")
    assert response.headers["Location"] == ADDRESS.replace("change/", then)
    assert Country.objects.get(pk="BE").strapline_en == "Seen first"  # type: ignore[attr-defined]


def test_a_viewer_reads_it_all_and_is_offered_no_change(
    country: Country, person: Callable[..., User], signed_in: SignedIn
) -> None:
    html = page(signed_in(person("vera", "viewer")))
    form = html.partition('id="country_form"')[2].partition("</form>")[0]
    assert "Sourced" in under(form, "region")
    assert "Local Police" in form
    assert not re.findall(r'type="submit"|<textarea|<select', form)
    assert f'href="{ADDRESS.replace("change", "preview")}"' in form


def test_its_queries_do_not_grow_with_the_profile(
    desk: Client, country: Country, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    published(country)
    Source.objects.create(slug="census", title_en="Census")
    desk.get(ADDRESS)
    with django_assert_max_num_queries(36) as few:
        desk.get(ADDRESS)
    for number in range(12):
        PoliceForce.objects.create(country=country, slug=f"force-{number}", name_en=f"F {number}")
        Citation.objects.create(country=country, fact=f"police.force-{number}", source_id="census")
        Section.objects.create(country=country, slug=f"s-{number}", topic="other", heading_en="S")
    with django_assert_max_num_queries(36) as many:
        desk.get(ADDRESS)
    assert len(many) == len(few)


def test_no_two_things_on_the_page_have_one_id(desk: Client) -> None:
    ids = re.findall(r'\sid="([^"]+)"', page(desk))
    assert sorted(ids) == sorted(set(ids))


def test_a_new_country_begins_in_english_which_it_needs(
    country: Country, petra: User, signed_in: SignedIn
) -> None:
    client = signed_in(petra)
    client.cookies["django_language"] = "fr"
    html = client.get("/admin/countries/country/add/").content.decode()
    assert "checked" in tab(html, "en")


def test_a_wrong_code_is_told_at_its_field_and_first_of_all_that_nothing_was_saved(
    desk: Client,
) -> None:
    response = send(desk, {**opened(desk), "alpha3": "X1"})
    html = response.content.decode()
    [found] = response.context["mistakes"]
    assert (found.part, found.anchor) == ("facts", "id_alpha3")
    assert "Not saved. 1 thing to mend" in html
    assert "Please correct" not in html
    assert "<title>Error: " in html


def test_a_constraint_s_words_stand_at_the_field_that_lacks(desk: Client) -> None:
    data = opened(desk)
    data["name_en"] = ""
    row = row_of(data, "forces", "slug", "local-police")
    data |= {f"{row}-unit_name_en": "", f"{row}-unit_name_fr": ""}
    anchors = [each.anchor for each in send(desk, data).context["mistakes"]]
    assert anchors == ["id_name_en", f"id_{row}-unit_name_en"]


def test_a_short_name_is_refused_in_plain_words(desk: Client) -> None:
    data = opened(desk)
    row = add_row(data, "forces", name_en="Harbour Police", slug="Harbour Police")
    [found] = send(desk, data).context["mistakes"]
    assert found.anchor == f"id_{row}-slug"
    assert found.message.startswith("Use small letters, digits and single hyphens")
