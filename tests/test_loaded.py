"""What tests begin with is the same, whether it was loaded or written back."""

from django.core.management import call_command
from django.db import connection, transaction

from countries.models import Citation, Country, Edition
from countries.reasons import Reason
from tests.loaded import once, rows


def test_what_is_written_back_is_what_was_loaded(db: None) -> None:
    loads: list[str] = []

    def load() -> None:
        loads.append("belgium")
        call_command("loaddata", "crime_areas", "belgium", verbosity=0)

    seen: list[dict[str, list[str]]] = []
    for _ in range(2):
        with transaction.atomic():
            once(["test_loaded"], load)
            found = rows(connection.introspection.django_table_names())
            seen.append({table: sorted(map(repr, each)) for table, each in found.items()})
            transaction.set_rollback(True)
    assert loads == ["belgium"]
    assert seen[0] == seen[1]
    assert len(seen[0]["countries_citation"]) > 20


def test_rows_can_be_added_to_what_was_written_back(db: None) -> None:
    for reason in Reason.values[:2]:
        with transaction.atomic():
            once(
                ["added to"],
                lambda: call_command("loaddata", "crime_areas", "belgium", verbosity=0),
            )
            country = Country.objects.get(pk="BE")
            added = Citation.objects.create(country=country, fact="slug", reason=reason)
            assert added.pk == Citation.objects.latest("pk").pk
            transaction.set_rollback(True)


def test_what_is_there_already_is_loaded_over(belgium: Country) -> None:
    for _ in range(2):
        with transaction.atomic():
            once(["over"], lambda: call_command("loaddata", "crime_areas", "belgium", verbosity=0))
            assert Edition.objects.live().get().country == belgium
            transaction.set_rollback(True)
