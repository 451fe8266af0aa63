"""How a page of the portal goes out, comes back, and arrives with its first texts.

The only writer of page editions.
"""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from countries.audit_trail import Action, record
from countries.languages import FALLBACK, LANGUAGES
from countries.models import Page, PageEdition
from countries.models.translated import translated_fields
from countries.past_values import keep_past

BY_FIXTURE = "fixture"
"""How a state came about that no person made."""
Texts = dict[str, dict[str, str]]


class CannotPublishError(Exception):
    """Readers would get less than they need; the message says what is missing."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message


def hindrance(page: Page) -> str | Promise:
    """What keeps the page from going out; '' where nothing does."""
    said = page.texts
    live = PageEdition.objects.live(page.slug)
    if live is not None and live.texts == said:
        return _("Nothing has changed since it was published.")
    if not said["body"]:
        return _("The page has no text yet.")
    if any(by_language and FALLBACK not in by_language for by_language in said.values()):
        return _("A text that another language has is needed in English too.")
    return ""


@transaction.atomic
def publish(page: Page, by: User | None, *, at: dt.datetime | None = None) -> PageEdition:
    """Freeze the page as it stands; readers get it from that moment on. `at` None is now."""
    row = _locked(page)
    if why := hindrance(row):
        raise CannotPublishError(why)
    last = PageEdition.objects.filter(slug=row.slug).order_by("-number").first()
    edition = PageEdition.objects.create(
        slug=row.slug,
        number=last.number + 1 if last else 1,
        published_at=at or timezone.now(),
        published_by_name=by.get_username() if by else "",
        texts=row.texts,
    )
    record(by, Action.PAGE_PUBLISHED, f"page {row.slug}, edition {edition.number}")
    return edition


@transaction.atomic
def restore(page: Page, edition: PageEdition, by: User) -> None:
    """Make a published state the draft again. What the draft said stays in its history."""
    row = _locked(page)
    write(row, edition.texts)
    keep_past(row, by, f"edition {edition.number}")
    record(by, Action.RESTORED, f"page {row.slug}, edition {edition.number}")


def write(page: Page, said: Texts) -> None:
    """Let the row say that and nothing else; it is not saved."""
    for field in translated_fields(Page):
        for language in LANGUAGES:
            setattr(page, f"{field}_{language}", said.get(field, {}).get(language, ""))


@transaction.atomic
def load(page: Page) -> bool:
    """Take a page from a fixture and publish it; False where it stays as it is.

    A page that a person ever saved or published is that person's: no file touches it.
    """
    there = Page.objects.select_for_update().filter(pk=page.pk).first()
    if there is not None and is_a_persons(there):
        return False
    page._state.adding = there is None
    page.clean_fields()
    changed = there is None or there.texts != page.texts
    if changed:
        keep_past(page, None, BY_FIXTURE)
    if hindrance(page):
        return changed
    publish(page, None)
    return True


def is_a_persons(page: Page) -> bool:
    """Whether a person had a hand in it."""
    saved = page.history.exclude(history_change_reason=BY_FIXTURE)
    published = PageEdition.objects.filter(slug=page.slug).exclude(published_by_name="")
    return saved.exists() or published.exists()


def _locked(page: Page) -> Page:
    return Page.objects.select_for_update().get(pk=page.pk)
