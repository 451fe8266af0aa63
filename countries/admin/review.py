"""The page on which a proposal is read, talked about and decided on; and what was decided stays."""

from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from countries import mentions
from countries.admin import asked
from countries.admin import review_acts as acts
from countries.admin.preview import preview
from countries.admin.publish import page_of
from countries.admin.review_forms import Act
from countries.admin.review_sheet import Review
from countries.languages import LANGUAGES, NATIVE_NAMES, direction
from countries.models import Country, Edition

PEOPLE = ("country", "proposed_by", "decided_by", "reviewed_by")


def find(country: Country, number: int) -> Edition:
    """The edition or proposal of the country; 404 where it is another country's, or none."""
    found = Edition.objects.filter(country=country, pk=number).with_overtaker()
    edition = found.select_related(*PEOPLE).first()
    if edition is None:
        raise Http404
    return edition


def review(
    model_admin: admin.ModelAdmin, request: HttpRequest, country: Country, number: int
) -> HttpResponse:
    """Show it; on POST do what the button says, or show it again and say why not."""
    edition = find(country, number)
    if request.method != "POST":
        return page(model_admin, request, edition)
    outcome = acts.act(model_admin, request, edition)
    if outcome.then:
        return outcome.then
    edition = find(country, number)
    return page(model_admin, request, edition, outcome)


def review_preview(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    country: Country,
    number: int,
    language: str,
) -> HttpResponse:
    """The page as it would be, or was to be."""
    return preview(model_admin, request, country, language, find(country, number))


def page(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    edition: Edition,
    outcome: acts.Outcome | None = None,
) -> HttpResponse:
    outcome = outcome or acts.Outcome()
    shown = Review.of(request, edition)
    forms = acts.forms(shown, outcome)
    context = {
        "review": shown,
        "edition": edition,
        "forms": forms,
        "errors": outcome.errors,
        "lost": _lost(outcome.form, forms, shown),
        "zone": timezone.get_current_timezone_name(),
        "notes": notes(edition),
        "receipt": asked.told(edition) if edition.number else None,
        "languages_shown": [(code, NATIVE_NAMES[code]) for code in LANGUAGES],
        "named": list(mentions.who_can_see(edition.country)) if shown.talks else [],
        "talks": acts.places(shown, outcome),
    }
    number = edition.number
    title = _("Edition {}").format(number) if number else _("Proposal")
    return page_of(
        model_admin, request, edition.country, "proposal", title, context, outcome.status
    )


def _lost(form: Act | None, forms: dict[str, Act], shown: Review) -> list[str]:
    """What was typed into a form that the page does not show any more."""
    if form is None or form in forms.values() or (form.prefix and shown.talks):
        return []
    return form.typed


def notes(edition: Edition) -> list[dict[str, Any]]:
    """The note for readers, in the languages that it has."""
    return [
        {"code": code, "name": NATIVE_NAMES[code], "dir": direction(code), "text": text}
        for code in LANGUAGES
        if (text := edition.notes.get(code))
    ]
