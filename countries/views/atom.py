"""Atom as our feeds write it: a note in its own language, and the changed parts as categories."""

import datetime as dt
import re
from typing import Any

from django.utils.feedgenerator import Atom1Feed, rfc3339_date

NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def speakable(text: str) -> str:
    """The text without the characters that XML cannot hold, not even escaped."""
    return _NOT_XML.sub("", text)


class Feed(Atom1Feed):
    """Items say also: `note` with its `note_language`, `parts` as pairs of term and label."""

    mime_type = "application/atom+xml; charset=utf-8"

    def latest_post_date(self) -> dt.datetime:
        """Of an empty feed a day that does not change, so that the feed does not either."""
        return max((item["updateddate"] for item in self.items), default=NEVER)

    def add_item_elements(self, handler: Any, item: Any) -> None:
        handler.addQuickElement("title", item["title"])
        handler.addQuickElement("link", "", {"href": item["link"], "rel": "alternate"})
        handler.addQuickElement("id", item["unique_id"])
        handler.addQuickElement("updated", rfc3339_date(item["updateddate"]))
        handler.addQuickElement("published", rfc3339_date(item["pubdate"]))
        for term, label in item["parts"]:
            handler.addQuickElement("category", "", {"term": term, "label": label})
        if item["note"]:
            spoken = {"type": "text", "xml:lang": item["note_language"]}
            handler.addQuickElement("summary", item["note"], spoken)
        if item["description"]:
            handler.addQuickElement("content", item["description"], {"type": "html"})
