"""Crime areas and sources: merged field by field, shared by all countries, never undone."""

from pathlib import Path

import pytest

from countries.models import Citation, CrimeArea, Source
from tests.importing import NOTHING_NEW, SMALL, changed, everything, live, load, refusal, the, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(tmp_path: Path) -> Path:
    """A folder whose belgium.yaml is loaded and published."""
    load(write(tmp_path, SMALL))
    return tmp_path


def area(slug: str, *lines: str) -> str:
    fields = "".join(f"    {line}\n" for line in lines)
    return f"- model: countries.crimearea\n  fields:\n    slug: {slug}\n    name_en: X\n{fields}"


def see_also(slug: str) -> list[str]:
    related = CrimeArea.objects.get(pk=slug).see_also
    return sorted(related.values_list("slug", flat=True))


def test_a_changed_name_of_a_crime_area_is_told_and_makes_no_edition(loaded: Path) -> None:
    said = load(write(loaded, changed(("name_en: Fraud", "name_en: Fraud and deceit"))))
    assert said.startswith(
        "Crime areas: 0 added, 1 changed.\n  fraud, name_en: Fraud → Fraud and deceit\n"
    )
    assert live().number == 1


def test_a_name_that_a_person_changed_is_kept_or_refused(loaded: Path) -> None:
    CrimeArea.objects.filter(pk="fraud").update(name_en="Deceit")
    assert load(write(loaded, SMALL)) == NOTHING_NEW
    file = write(loaded, changed(("name_en: Fraud", "name_en: Frauds")))
    said = refusal(file)
    assert "crimearea fraud, name_en\n    name_en: a person changed it from “Fraud” to" in said
    load(file, overwrite_edits=True)
    assert the(CrimeArea, pk="fraud").name_en == "Frauds"


def test_a_field_that_a_person_emptied_is_not_filled_again(loaded: Path) -> None:
    Source.objects.update(publisher="")
    assert load(write(loaded, SMALL)) == NOTHING_NEW
    file = write(loaded, changed(("publisher: The state", "publisher: The king")))
    assert "from “The state” to “—”" in refusal(file)


def test_an_area_is_retired_where_it_is_used_and_not_newly_used(loaded: Path) -> None:
    retired = ("    name_en: Fraud\n", "    name_en: Fraud\n    retired: true\n")
    assert "fraud, retired: no → yes\n" in load(write(loaded, changed(retired)))
    link = "- model: countries.crimearealink\n  fields:\n    country: BE\n    standing: focus\n"
    text = area("arson", "retired: true") + changed(retired) + "\n" + link + "    area: arson\n"
    said = refusal(write(loaded, text))
    assert "area “arson”\n    “arson” is retired: choose a crime area in use." in said


def test_what_only_one_side_links_is_linked_from_both(tmp_path: Path) -> None:
    text = area("a", "see_also: [b]") + area("b", "see_also: [[c]]") + area("c")
    file = write(tmp_path, text)
    load(file)
    assert (see_also("a"), see_also("b"), see_also("c")) == (["b"], ["a", "c"], ["b"])
    assert load(file) == "Crime areas: nothing changed.\n"


def test_links_of_a_person_and_of_the_file_stand_side_by_side(tmp_path: Path) -> None:
    text = area("b") + area("c") + area("d")
    load(write(tmp_path, area("a", "see_also: [b]") + text))
    the(CrimeArea, pk="a").see_also.set(["c"])
    said = load(write(tmp_path, area("a", "see_also: [b, d]") + text))
    assert said.endswith("a, see_also: c → c, d\n")
    assert see_also("a") == ["c", "d"], "b stays removed"


def test_a_link_to_no_area_is_refused(tmp_path: Path) -> None:
    said = refusal(write(tmp_path, area("drug-crime") + area("a", "see_also: [drugcrime]")))
    assert "see_also “drugcrime”\n    There is no such crime area. Did you mean “drug-c" in said


def test_a_changed_source_is_published_with_the_country_that_cites_it(loaded: Path) -> None:
    said = load(write(loaded, changed(("publisher: The state", "publisher: The king"))))
    assert said.endswith(
        "Sources: 0 added, 1 changed.\n"
        "  law, publisher: The state → The king\n"
        "Belgium (BE): published as edition 2.\n"
        "  Sources, law: publisher: The state → The king\n"
    )
    assert live().document.sources[0].publisher == "The king"


def test_a_source_that_a_person_changed_leaves_an_unchanged_file_without_a_trace(
    loaded: Path,
) -> None:
    Source.objects.update(publisher="Somebody")
    before = everything()
    assert load(write(loaded, SMALL)) == NOTHING_NEW
    assert everything() == before
    file = write(loaded, changed(("publisher: The state", "publisher: The king")))
    assert "source law, publisher\n    publisher: a person changed it" in refusal(file)


def test_a_new_source_comes_with_its_citation(loaded: Path) -> None:
    text = "- model: countries.source\n  fields:\n    slug: census\n    title_en: Census\n"
    cited = "\n- model: countries.citation\n  fields:\n    country: BE\n    fact: codes\n"
    said = load(write(loaded, text + SMALL + cited + "    source: census\n    as_of: 2020-05\n"))
    assert said.endswith(
        "Sources: 1 added, 0 changed.\n"
        "  census: new\n"
        "Belgium (BE): published as edition 2.\n"
        "  Sources of facts, Codes · Census: new\n"
        "  Sources, census: new\n"
    )


def test_a_source_that_a_person_deleted_stays_away(loaded: Path) -> None:
    Citation.objects.all().delete()
    Source.objects.all().delete()
    assert load(write(loaded, SMALL)) == NOTHING_NEW
    assert not Source.objects.exists()
