"""Profile document to working rows."""

import datetime as dt
from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.db import models, transaction

from countries import dates
from countries.document import (
    AreaStanding,
    Bureau,
    Cited,
    Document,
    SectionText,
    Shape,
    SourceText,
)
from countries.languages import LANGUAGES, columns
from countries.models import NCB, Citation, Country, CrimeAreaLink, PoliceForce, Section, Source


@transaction.atomic
def apply(new: Document) -> Country:
    """Make the working rows say exactly what the document says, and return the country.

    What is not in the document is deleted. Staff's keys that it does not carry stay as they are,
    and users that do not exist are left out. Sources are created where missing and never changed.
    HTML is sanitised. The caller checks `rules` first and records the revision; a crime area that
    does not exist raises IntegrityError.
    """
    country = Country.objects.filter(code=new.code).first() or Country(code=new.code)
    country.alpha3, country.slug, country.region = new.alpha3, new.slug, new.region
    country.member_since, country.member_since_precision = dates.parse(new.member_since)
    _write_texts(country, new, "name", "official_name", "strapline")
    country.save()
    _apply_forces(country, new)
    _apply_bureau(country, new.ncb)
    _apply_sections(country, new.sections)
    _apply_crime_areas(country, new.crime_areas)
    _create_missing_sources(new.sources)
    _apply_citations(country, new.citations)
    if new.editors is not None:
        people = get_user_model()._default_manager.filter(username__in=new.editors)
        country.editors.set(people)
    return country


def _write_texts(row: models.Model, part: Shape, *fields: str) -> None:
    for field in fields:
        written = getattr(part, field)
        for language, column in zip(LANGUAGES, columns(field), strict=True):
            setattr(row, column, written.get(language, ""))


def _apply_forces(country: Country, new: Document) -> None:
    """Two passes: the forces first, then what belongs to what."""
    forces = PoliceForce.objects.filter(country=country)
    rows = {row.slug: row for row in forces}
    if gone := rows.keys() - {force.slug for force in new.police}:
        forces.filter(slug__in=gone).delete()
    for order, force in enumerate(new.police):
        row = rows.setdefault(force.slug, PoliceForce(country=country, slug=force.slug))
        row.level, row.units, row.website = force.level, force.units, force.website
        row.order, row.part_of = order, None
        _write_texts(row, force, "name", "summary", "unit_name", "district_name")
        row.save()
    for force in new.police:
        if force.part_of:
            rows[force.slug].part_of = rows[force.part_of]
            rows[force.slug].save(update_fields=["part_of"])


def _apply_bureau(country: Country, bureau: Bureau | None) -> None:
    if bureau is None:
        NCB.objects.filter(country=country).delete()
        return
    row = NCB.objects.filter(country=country).first() or NCB(country=country)
    row.host = country.forces.get(slug=bureau.host) if bureau.host else None
    row.around_the_clock, row.website = bureau.around_the_clock, bureau.website
    _write_texts(row, bureau, "city", "unit")
    row.save()


def _apply_sections(country: Country, sections: list[SectionText]) -> None:
    """Sections whose topic moved are made anew, so that no topic stands twice on the way."""
    kept = {}
    wanted = {(section.slug, section.topic) for section in sections}
    for row in Section.objects.filter(country=country):
        if (row.slug, row.topic) in wanted:
            kept[row.slug] = row
        else:
            row.delete()
    for order, section in enumerate(sections):
        row = kept.get(section.slug) or Section(country=country, slug=section.slug)
        row.topic, row.order = section.topic, order
        _write_texts(row, section, "heading", "body")
        row.save()


def _apply_crime_areas(country: Country, links: list[AreaStanding]) -> None:
    rows = {(row.area_id, row.standing): row for row in country.crime_area_links.all()}
    wanted = {(link.area, link.standing): order for order, link in enumerate(links)}
    for key in rows.keys() - wanted.keys():
        rows[key].delete()
    for (area, standing), order in wanted.items():
        row = rows.get((area, standing)) or CrimeAreaLink(area_id=area, standing=standing)
        row.country, row.order = country, order
        row.save()


def _create_missing_sources(sources: list[SourceText]) -> None:
    known = set(
        Source.objects.filter(slug__in=[s.slug for s in sources]).values_list("slug", flat=True)
    )
    for source in sources:
        if source.slug not in known:
            row = Source(slug=source.slug, publisher=source.publisher, address=source.address)
            row.read_on = _day(source.read_on)
            _write_texts(row, source, "title")
            row.save()


def _apply_citations(country: Country, citations: list[Cited]) -> None:
    rows = {(row.fact, row.source_id): row for row in country.citations.all()}
    wanted = {(cited.fact, cited.source): cited for cited in citations}
    for key in rows.keys() - wanted.keys():
        rows[key].delete()
    users = _users(cited.checked_by for cited in citations)
    for order, (key, cited) in enumerate(wanted.items()):
        row = rows.get(key) or Citation(country=country, fact=cited.fact, source_id=cited.source)
        row.reason, row.derived, row.order = cited.reason, cited.derived, order
        row.as_of, row.as_of_precision = dates.parse(cited.as_of)
        row.checked_on = _day(cited.checked_on)
        if cited.note is not None:
            row.note = cited.note
        if cited.checked_by is not None:
            row.checked_by_id = users.get(cited.checked_by)
        row.save()


def _users(names: Iterable[str | None]) -> dict[str, int]:
    wanted = {name for name in names if name}
    people = get_user_model()._default_manager.filter(username__in=wanted) if wanted else ()
    return {person.get_username(): person.pk for person in people}


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
