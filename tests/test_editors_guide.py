"""What the guide for editors calls a button or a heap is what the screens call it."""

import re

from babel.messages.pofile import read_po

from tests.environment import ROOT

DJANGOS = {"Add user"}
"""Words that Django's admin puts together."""


def test_the_whole_way_names_what_stands_on_the_screens() -> None:
    guide = (ROOT / "docs" / "editors.md").read_text()
    way = guide.split("## The whole way, once")[1].split("\n## ")[0]
    named = set(re.findall(r"\*\*(.+?)\*\*", way))
    catalog = ROOT / "portal" / "locale" / "fr" / "LC_MESSAGES" / "django.po"
    with catalog.open("rb") as words:
        said = {message.id for message in read_po(words) if isinstance(message.id, str)}
    assert len(named) > 20
    assert named - said - DJANGOS == set()


def test_every_picture_and_chapter_that_it_leads_to_is_there() -> None:
    guide = (ROOT / "docs" / "editors.md").read_text()
    headings = re.findall(r"^#+ (.+)$", guide, re.MULTILINE)
    chapters = {re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in headings}
    for target in re.findall(r"\]\(([^)]+)\)", guide):
        if target.startswith("#"):
            assert target[1:] in chapters, target
        else:
            assert (ROOT / "docs" / target).exists(), target
