"""What a file omits stays; what a person removed stays away; order is a value of its own."""

from pathlib import Path

import pytest
from django.db.models import F

from countries.models import NCB, Citation, Country, CrimeAreaLink, PoliceForce, Section
from countries.profile import build
from tests.importing import (
    NOTHING_NEW,
    SMALL,
    changed,
    edit,
    live,
    load,
    publish,
    refusal,
    say_units,
    the,
    units,
    without,
    write,
)

pytestmark = pytest.mark.django_db
FRAUD, VIOLENCE = (
    f"- model: countries.crimearealink\n  fields:\n    country: BE\n    area: {area}\n"
    "    standing: principal\n\n"
    for area in ("fraud", "violence")
)
SWAPPED = changed((FRAUD + VIOLENCE, VIOLENCE + FRAUD))
REMOVED = (
    "a person removed it since the fixture was last loaded, and the file changes it. Take its"
    " record out of the file, or load with --overwrite-edits."
)


@pytest.fixture
def loaded(tmp_path: Path) -> Path:
    """A folder whose belgium.yaml is loaded and published."""
    load(write(tmp_path, SMALL))
    return tmp_path


def remove_the_local_police(country: Country) -> None:
    country.forces.get(slug="local").delete()
    country.citations.filter(fact__startswith="police.local").delete()


def areas() -> list[str]:
    return [link.area for link in live().document.crime_areas]


def test_fields_records_and_whole_lists_that_a_file_omits_stay(loaded: Path) -> None:
    before = live().document
    text = without("crimearealink", without("fact:", without("slug: local", SMALL)))
    text = changed(("    strapline_fr: Une ligne\n", ""), ("One line", "Another line"), text=text)
    said = load(write(loaded, text))
    assert said.endswith(
        "published as edition 2.\n  Facts: strapline (English): [-One-] {+Another+} line\n"
    )
    after = live().document
    assert after == before.model_copy(
        update={"strapline": {"en": "Another line", "fr": "Une ligne"}}
    )


def test_an_empty_value_empties(loaded: Path) -> None:
    said = load(write(loaded, changed(("strapline_fr: Une ligne", "strapline_fr:"))))
    assert "strapline (Français): Une ligne → —" in said
    assert live().document.strapline == {"en": "One line"}


def test_a_new_part_is_told_in_one_line(loaded: Path) -> None:
    text = SMALL + "\n- model: countries.policeforce\n  fields:\n    country: BE\n    slug: coast\n"
    said = load(write(loaded, text + "    name_en: Coast guard\n"))
    assert said.endswith("published as edition 2.\n  Police, Coast guard: new\n")


def test_another_order_in_the_file_is_another_order_on_the_page(loaded: Path) -> None:
    file = write(loaded, SWAPPED)
    assert "Crime areas: order: fraud · principal, violence" in load(file)
    assert areas() == ["violence", "fraud"]
    assert load(file) == NOTHING_NEW


def test_an_order_that_a_person_changed_is_kept_or_refused(loaded: Path) -> None:
    edit(lambda country: country.crime_area_links.filter(area="fraud").update(order=F("order") + 9))
    assert load(write(loaded, SMALL)) == NOTHING_NEW
    area = "- model: countries.crimearea\n  fields:\n    slug: arson\n    name_en: Arson\n\n"
    link = FRAUD.replace("fraud", "arson")
    load(write(loaded, area + changed((FRAUD, link + FRAUD))))
    assert areas() == ["arson", "fraud", "violence"]
    said = refusal(write(loaded, area + changed((FRAUD + VIOLENCE, VIOLENCE + link + FRAUD))))
    assert "crimearealink BE violence principal\n    Crime areas: order: a person" in said


def test_what_a_person_added_keeps_its_place(loaded: Path) -> None:
    first = PoliceForce(country_id="BE", slug="guard", name_en="Guard", order=0)
    edit(lambda country: country.forces.update(order=F("order") + 1))
    edit(lambda country: first.save())
    load(write(loaded, changed(("units: 185", "units: 186"))))
    assert [force.slug for force in build(Country.objects.get()).police] == [
        *("guard", "police", "local")
    ]
    assert [force.slug for force in live().document.police] == ["police", "local"]


@pytest.mark.parametrize("published", [False, True])
def test_a_force_that_a_person_removed_stays_away(published: bool, loaded: Path) -> None:
    edit(remove_the_local_police)
    if published:
        publish()
    assert load(write(loaded, SMALL)) == NOTHING_NEW
    file = write(loaded, changed(("units: 185", "units: 186")))
    said = refusal(file)
    assert said.endswith(f"policeforce BE local, units\n    Police, local: {REMOVED}")
    load(file, overwrite_edits=True)
    assert (units(), units(live().document)) == (186, 186)
    assert the(PoliceForce, slug="local").name_en == "The local police"


def test_several_changes_of_a_part_that_is_gone_are_one_message(loaded: Path) -> None:
    edit(remove_the_local_police)
    text = changed(("units: 185", "units: 186"), ("level: local", "level: regional"))
    assert refusal(write(loaded, text)).count("a person removed it") == 1


def test_a_bureau_that_a_person_removed_stays_away(loaded: Path) -> None:
    edit(lambda country: NCB.objects.all().delete())
    assert load(write(loaded, SMALL)) == NOTHING_NEW
    file = write(loaded, changed(("city_en: Brussels", "city_en: Bruges")))
    assert f"ncb BE, city_en\n    Bureau: {REMOVED}" in refusal(file)
    load(file, overwrite_edits=True)
    bureau = the(NCB)
    assert (bureau.city_en, bureau.host and bureau.host.slug) == ("Bruges", "police")


def test_a_section_that_a_person_removed_stays_away(loaded: Path) -> None:
    edit(lambda country: Section.objects.all().delete())
    publish()
    assert load(write(loaded, SMALL)) == NOTHING_NEW
    file = write(loaded, changed(("A small", "A tiny")))
    assert f"section BE crime, body_en\n    Text, crime: {REMOVED}" in refusal(file)
    load(file, overwrite_edits=True)
    assert live().document.sections[0].heading == {"en": "Crime"}


def test_a_new_word_about_what_a_person_removed_is_refused(loaded: Path) -> None:
    edit(remove_the_local_police)
    publish()
    cited = "\n- model: countries.citation\n  fields:\n    country: BE\n    source: law\n"
    said = refusal(write(loaded, SMALL + cited + "    fact: police.local.level\n"))
    assert said.endswith(
        "citation BE police.local.level law, fact “police.local.level”\n"
        "    A person removed “local”: take what speaks of it out of the file."
    )


def test_a_force_under_another_short_name_is_another_force(loaded: Path) -> None:
    text = changed(("slug: local", "slug: zonal"), ("police.local.", "police.zonal."))
    load(write(loaded, text))
    assert [force.slug for force in live().document.police] == ["police", "zonal", "local"]
    assert Citation.objects.count() == 2


def test_a_section_under_another_short_name_cannot_take_the_topic(loaded: Path) -> None:
    text = changed(("    topic: crime", "    slug: crimes\n    topic: crime"))
    said = refusal(write(loaded, text))
    assert "section BE crimes, topic “crime”\n    A country has one section of each topic" in said


def test_another_address_is_a_change_like_any_other(loaded: Path) -> None:
    said = load(write(loaded, changed(("slug: belgium", "slug: belgique"))))
    assert said.endswith("Facts: short name: belgium → belgique\n")
    assert live().slug == "belgique"


def test_a_bureau_of_which_nothing_is_known_is_a_bureau(tmp_path: Path) -> None:
    text = changed(("    city_en: Brussels\n    host: police\n", ""))
    load(write(tmp_path, text))
    assert NCB.objects.count() == 1


def test_a_country_that_a_person_deleted_can_be_loaded_again(tmp_path: Path) -> None:
    file = write(tmp_path, SMALL)
    load(file, draft=True)
    CrimeAreaLink.objects.all().delete()
    Country.objects.all().delete()
    assert load(file).endswith("Belgium (BE): published as edition 1.\n")
    edit(say_units(190))
    assert units() == 190
