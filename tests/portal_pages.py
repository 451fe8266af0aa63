"""Pages about the portal for tests: written, and published."""

from typing import Any

from countries import page_publishing
from countries.models import Page, PageEdition


def a_page(slug: str = "about", **texts: str) -> Page:
    """A page that no person wrote; what is not given has an English text."""
    texts = {"title_en": "About", "summary_en": "In short.", "body_en": "<p>A text.</p>", **texts}
    return Page.objects.create(slug=slug, **texts)


def published(page: Page, **texts: Any) -> PageEdition:
    """The page with these texts changed, and published by nobody in particular."""
    for column, text in texts.items():
        setattr(page, column, text)
    page.save()
    return page_publishing.publish(page, None)
