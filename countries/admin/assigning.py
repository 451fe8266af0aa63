"""Giving people countries, regions and roles; who did it stands in the audit list."""

import datetime as dt
from collections.abc import Iterable

from django.contrib.auth.models import Group, User
from django.db.models import QuerySet

from countries.admin.reference import recorded
from countries.audit_trail import Action, record
from countries.models import Country, RegionAssignment
from countries.regions import Region


def assign(
    person: User,
    countries: QuerySet[Country],
    regions: Iterable[str],
    by: User,
    *,
    at: dt.datetime | None = None,
) -> None:
    """Let the person answer for exactly these. Profiles name their editors, so each keeps it."""
    before = set(person.countries.values_list("pk", flat=True))
    after = {country.pk for country in countries}
    if before != after:
        touched = Country.objects.filter(pk__in=before ^ after)
        with recorded(touched, by, f"user {person.get_username()} assigned"):
            person.countries.set(countries)
    had = set(person.region_assignments.values_list("region", flat=True))
    wanted = {Region(region).value for region in regions}
    RegionAssignment.objects.filter(person=person, region__in=had - wanted).delete()
    RegionAssignment.objects.bulk_create(
        RegionAssignment(person=person, region=region) for region in sorted(wanted - had)
    )
    if words := difference(before | had, after | wanted):
        record(by, Action.ASSIGNED, person, words, at=at)


def roles_changed(
    person: User, before: Iterable[Group], by: User, *, at: dt.datetime | None = None
) -> None:
    """Say which roles the person has now that she had not, and the other way round."""
    had = {group.name for group in before}
    has = set(person.groups.values_list("name", flat=True))
    if words := difference(had, has):
        record(by, Action.ROLES_CHANGED, person, words, at=at)


def editors_changed(country: Country, before: Iterable[User], by: User) -> None:
    """The same, where it was done on the country's own form."""
    had = {person.get_username() for person in before}
    has = set(country.editors.values_list("username", flat=True))
    if words := difference(had, has):
        record(by, Action.ASSIGNED, f"{country.code} {country}", words)


def difference(before: set[str], after: set[str]) -> str:
    """`+editor, -viewer`; empty where nothing changed."""
    signed = [f"+{name}" for name in sorted(after - before)]
    signed += [f"-{name}" for name in sorted(before - after)]
    return ", ".join(signed)
