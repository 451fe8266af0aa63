"""What a reader asks for: the words in the box, and what is chosen beside it."""

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from countries.regions import Region
from countries.searching.folding import words

MOST_WORDS = 8
LONGEST_TEXT = 200  # characters of it are read
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Asked(NamedTuple):
    """`text` is what was typed, for the box; `words` are folded, each once. `cut` if all of it
    was too much."""

    text: str
    words: tuple[str, ...]
    cut: bool = False
    region: str = ""
    crime: str = ""
    full: bool = False
    page: int = 1

    def query(self, **changes: str) -> str:
        """The query string of this search with some of its parts changed, on the first page."""
        parts = {
            "q": self.text,
            "region": self.region,
            "crime": self.crime,
            "full": "1" if self.full else "",
            **changes,
        }
        return urlencode({name: value for name, value in parts.items() if value})


def asked(given: Mapping[str, str]) -> Asked:
    """What the parts of an address ask for. What cannot be meant is passed over."""
    typed = given.get("q", "")
    text = _UNSEEN.sub("", _CONTROLS.sub(" ", typed[:LONGEST_TEXT]))
    text = " ".join(text.split())
    found = tuple(dict.fromkeys(words(text)))
    region, page = given.get("region", ""), given.get("page", "")
    crime = given.get("crime") or given.get("area", "")  # its name in addresses of old
    return Asked(
        text=text,
        words=found[:MOST_WORDS],
        cut=len(typed) > LONGEST_TEXT or len(found) > MOST_WORDS,
        region=region if region in Region.values else "",
        crime=crime if len(crime) <= 64 and _SLUG.fullmatch(crime) else "",
        full=given.get("full") == "1",
        page=int(page) if re.fullmatch("[1-9][0-9]{0,3}", page) else 1,
    )
