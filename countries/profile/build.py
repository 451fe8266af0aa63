"""Working rows to profile document."""

from collections.abc import Iterable

from countries import dates
from countries.document import (
    AreaStanding,
    Bureau,
    Cited,
    Document,
    Force,
    SectionText,
    SourceText,
)
from countries.languages import texts
from countries.models import NCB, Citation, Country, PoliceForce, Section, Source


def build(country: Country) -> Document:
    """The document of a country's working rows as they stand in the database, with staff's keys.

    Of `country` only the code counts: it may have been read before somebody else saved.
    """
    [country] = Country.objects.filter(pk=country.pk)
    forces = list(country.forces.order_by("order", "slug"))
    slugs = {force.pk: force.slug for force in forces}
    citations = list(country.citations.select_related("checked_by").order_by("order", "fact", "id"))
    bureau = NCB.objects.filter(country=country).first()
    return Document(
        code=country.code,
        alpha3=country.alpha3,
        slug=country.slug,
        region=country.region,
        name=texts(country, "name"),
        official_name=texts(country, "official_name"),
        strapline=texts(country, "strapline"),
        member_since=dates.cut(country.member_since, country.member_since_precision),
        ncb=_build_bureau(bureau, slugs) if bureau else None,
        police=[_build_force(force, slugs) for force in forces],
        sections=[_build_section(row) for row in country.sections.order_by("order", "slug")],
        crime_areas=[
            AreaStanding(area=link.area_id, standing=link.standing)
            for link in country.crime_area_links.order_by("order", "area", "standing")
        ],
        citations=[_build_citation(citation) for citation in citations],
        sources=_build_sources(citation.source_id for citation in citations),
        editors=sorted(country.editors.values_list("username", flat=True)),
    )


def _build_bureau(bureau: NCB, slugs: dict[int, str]) -> Bureau:
    return Bureau(
        city=texts(bureau, "city"),
        unit=texts(bureau, "unit"),
        host=slugs.get(bureau.host_id) if bureau.host_id else None,
        around_the_clock=bureau.around_the_clock,
        website=bureau.website,
    )


def _build_force(force: PoliceForce, slugs: dict[int, str]) -> Force:
    return Force(
        slug=force.slug,
        part_of=slugs.get(force.part_of_id) if force.part_of_id else None,
        level=force.level,
        name=texts(force, "name"),
        summary=texts(force, "summary"),
        units=force.units,
        unit_name=texts(force, "unit_name"),
        district_name=texts(force, "district_name"),
        website=force.website,
    )


def _build_section(section: Section) -> SectionText:
    return SectionText(
        slug=section.slug,
        topic=section.topic,
        heading=texts(section, "heading"),
        body=texts(section, "body"),
    )


def _build_citation(citation: Citation) -> Cited:
    return Cited(
        fact=citation.fact,
        source=citation.source_id,
        reason=citation.reason,
        as_of=dates.cut(citation.as_of, citation.as_of_precision),
        checked_on=dates.cut(citation.checked_on, "day"),
        derived=citation.derived,
        checked_by=citation.checked_by.get_username() if citation.checked_by else "",
        note=citation.note,
    )


def _build_sources(slugs: Iterable[str | None]) -> list[SourceText]:
    """The cited sources, in the order of their first citation."""
    cited = list(dict.fromkeys(slug for slug in slugs if slug))
    rows = Source.objects.in_bulk(cited)
    return [build_source(rows[slug]) for slug in cited]


def build_source(source: Source) -> SourceText:
    """A source as a document copies it."""
    return SourceText(
        slug=source.slug,
        title=texts(source, "title"),
        publisher=source.publisher,
        address=source.address,
        read_on=dates.cut(source.read_on, "day"),
    )
