"""What a publisher does with a page about the portal beside its form: look, publish, go back."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from countries import page_publishing
from countries.admin.framed import framed
from countries.admin.reach import person
from countries.admin.reference_past import Said
from countries.diff import mark_words, plain_text, shortened
from countries.document import canonical, digest
from countries.languages import LANGUAGES, NATIVE_NAMES, direction
from countries.models import Page, PageEdition
from countries.models.translated import translated_fields
from countries.page_publishing import CannotPublishError, Texts, hindrance
from countries.views.language import active_language
from countries.views.page import page_without_address
from countries.views.portal_page import printed

NOTHING: Texts = {}


class State(NamedTuple):
    """How what readers get stands to the draft, and the mark that says it."""

    chip: str
    words: str
    live: bool


class Published(NamedTuple):
    """An edition, and what it said otherwise than the one before."""

    edition: PageEdition
    changes: list[Said]
    is_draft: bool


def live_columns() -> dict[str, Subquery]:
    """What readers get of each page, for a query of pages."""
    come = PageEdition.objects.filter(slug=OuterRef("pk"), published_at__lte=timezone.now())
    newest = come.order_by("-number")
    return {f"live_{name}": Subquery(newest.values(name)[:1]) for name in ("number", "texts")}


def state_of(number: int | None, texts: Texts | None, draft: Page) -> State:
    if number is None:
        return State("draft", _("Draft, never published"), live=False)
    if texts == draft.texts:
        words = _("Published as edition %(number)s") % {"number": number}
        return State("live", words, live=True)
    words = _("Draft, changed since edition %(number)s") % {"number": number}
    return State("draft", words, live=True)


def differences(before: Texts, after: Texts) -> list[Said]:
    """Every text that `after` says otherwise, with its words marked."""
    found = []
    for field in translated_fields(Page):
        column: Any = Page._meta.get_field(field)
        called = capfirst(str(column.verbose_name))
        for language in LANGUAGES:
            old, new = (each.get(field, {}).get(language, "") for each in (before, after))
            if old != new:
                label = f"{called} ({NATIVE_NAMES[language]})"
                words = mark_words(plain_text(old), plain_text(new))
                found.append(Said(label, language, old or "—", new or "—", words))
    return found


def published(editions: Iterable[PageEdition], draft: Page) -> dict[str, Any]:
    """The editions of a page, newest first, each with what it changed, in few words."""
    kept = list(editions)
    before: list[Texts] = [*(each.texts for each in kept[1:]), NOTHING]
    found = []
    for each, old in zip(kept, before, strict=False):
        changes = [
            said._replace(words=shortened(said.words)) for said in differences(old, each.texts)
        ]
        found.append(Published(each, changes, each.texts == draft.texts))
    return {"published": found}


def preview(
    model_admin: admin.ModelAdmin, request: HttpRequest, draft: Page, language: str
) -> HttpResponse:
    """The draft as readers of that language would get it; '' is that of the desk."""
    desk = active_language()
    if not language:
        return HttpResponseRedirect(_preview_of(draft, desk))
    if language not in LANGUAGES:
        raise Http404
    headers = {"Content-Language": language, "X-Robots-Tag": "noindex, nofollow"}
    live = PageEdition.objects.live(draft.pk)
    with override(language):
        context = printed(draft.pk, draft.texts)
        # Translators: the title of the preview of a page: "Belgium, preview".
        title = _("%(country)s, preview") % {"country": context["shown"].title.text}
        framed = page_without_address(language, title)
        switch = (
            each._replace(path=_preview_of(draft, each.language)) for each in framed.languages
        )
        context |= {
            "page": framed._replace(languages=tuple(switch), indexed=False),
            "desk": desk,
            "desk_direction": direction(desk),
            "back": form_of(draft),
            "public": reverse("page", args=[draft.pk]) if live else "",
        }
        template = "admin/countries/page/preview.html"
        return TemplateResponse(request, template, context, headers=headers).render()


def publish(model_admin: admin.ModelAdmin, request: HttpRequest, draft: Page) -> HttpResponse:
    """Show what would change for readers; on POST publish exactly what was shown."""
    refused: str | Promise = ""
    if request.method == "POST":
        with transaction.atomic():
            draft = Page.objects.select_for_update().get(pk=draft.pk)
            if request.POST.get("shown") == _mark(draft):
                try:
                    edition = page_publishing.publish(draft, person(request))
                except CannotPublishError as error:
                    refused = error.message
                else:
                    _tell(request, draft, edition)
                    return HttpResponseRedirect(form_of(draft))
            else:
                refused = _(
                    "Not published: the draft changed meanwhile. This is how it stands now."
                )
    live = PageEdition.objects.live(draft.pk)
    context = {
        "refused": refused,
        "live": live,
        "changes": differences(live.texts if live else NOTHING, draft.texts),
        "hindrance": hindrance(draft),
        "shown": _mark(draft),
    }
    return _page_of(model_admin, request, draft, "publish", _("Publish"), context)


def restore(
    model_admin: admin.ModelAdmin, request: HttpRequest, draft: Page, number: int
) -> HttpResponse:
    """Show what the draft would become; on POST do exactly what was shown."""
    edition = PageEdition.objects.filter(slug=draft.pk, number=number).first()
    if edition is None:
        raise Http404
    refused = ""
    if request.method == "POST":
        with transaction.atomic():
            draft = Page.objects.select_for_update().get(pk=draft.pk)
            if request.POST.get("shown") == _mark(draft):
                page_publishing.restore(draft, edition, person(request))
                said = _("Edition {} is the draft again. Readers see it once it is published.")
                messages.success(request, said.format(number))
                return HttpResponseRedirect(form_of(draft))
        refused = _(
            "Nothing is restored yet: this is what would change now. Look, and press again."
        )
    context = {
        "refused": refused,
        "changes": differences(draft.texts, edition.texts),
        "shown": _mark(draft),
    }
    title = _("Restore: {}").format(_("Edition {}").format(number))
    return _page_of(model_admin, request, draft, "restore", title, context)


def form_of(page: Page) -> str:
    return reverse("admin:countries_page_change", args=[page.pk])


def _preview_of(page: Page, language: str) -> str:
    return reverse("admin:countries_page_preview", args=[page.pk, language])


def _mark(draft: Page) -> str:
    """What a form carries to say which draft was looked at."""
    return digest(canonical(draft.texts))


def _tell(request: HttpRequest, page: Page, edition: PageEdition) -> None:
    words = _("“{}” is published, edition {}.").format(page, edition.number)
    link = format_html('<a href="{}">{}</a>', reverse("page", args=[page.pk]), _("See the page"))
    messages.success(request, format_html("{} {}", words, link))


def _page_of(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    page: Page,
    template: str,
    title: str,
    context: dict[str, Any],
) -> HttpResponse:
    context = {**context, "original": page}
    return framed(model_admin, request, f"countries/page/{template}", title, context)
