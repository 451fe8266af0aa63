"""What a reader may have looked for at an address that leads nowhere."""

from django.db import Error

from countries.languages import LANGUAGES
from countries.reading.listing import Named
from countries.searching.asked import Asked, asked
from countries.searching.nearest import nearest
from countries.searching.results import NAMES, find

SUGGESTED = 5
LONGEST_PATH = 300  # characters of it are read
NOT_FOR_READERS = frozenset({"admin", "account", "static", "i18n", "healthz"})
# Parts of our own addresses, which name nothing.
OURS = frozenset(
    {"countries", "regions", "crime-areas", "editions", "search", "compare", "suggest"}
)


def looked_for(path: str) -> Asked:
    """The words of a path; none where it is the desk's, or a file's."""
    parts = [part for part in path[:LONGEST_PATH].strip("/").split("/") if part]
    if not parts or parts[0] in NOT_FOR_READERS or "." in parts[-1]:
        return asked({})
    if parts[0] in LANGUAGES:
        parts = parts[1:]
    said = " ".join(part for part in parts if part not in OURS)
    return asked({"q": said.replace("-", " ").replace("_", " ")})


def like(wanted: Asked, language: str) -> tuple[Named, ...]:
    """The profiles with names like that: in six queries at most, and none without a database."""
    if not wanted.words:
        return ()
    try:
        found = find(wanted, {}, language, NAMES).hits[:SUGGESTED]
        hits = found or nearest(wanted.words, SUGGESTED)
        return tuple(Named(hit.code, hit.slug, hit.name(language)) for hit in hits)
    except Error:
        return ()
