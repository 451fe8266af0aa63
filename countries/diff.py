"""What changed between two documents, in words that an editor understands."""

import difflib
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from countries import labels
from countries.document import Document
from countries.paths import ORDER, Flat, Path, flatten, language_of

_WORDS = re.compile(r"\s+|[^\s]+")
_BLOCK_END = re.compile(r"</(?:p|li|h3|h4|th|td|tr|blockquote)>")
_LINK = re.compile(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>')
_TAG = re.compile(r"<[^>]*>")
NOTHING: tuple[Any, ...] = (None, "", (), [], {})
NEAR = 5  # words that are left beside a change
FORM = ("schema",)
"""Which form of document it is: ours to know, and the same in all that are read."""
NAMING = {("crime_areas", "area"), ("citations", "fact")}
"""Values that name their item, and can only come and go with it."""
MARKED = frozenset({"body", "summary", "heading", "strapline", "note"})


@dataclass(frozen=True)
class Word:
    """A run of words in a text that changed: `kept`, `removed` or `added`."""

    kind: str
    text: str


@dataclass(frozen=True)
class Change:
    """One place at which two documents differ; `before` or `after` is None where it is absent."""

    path: Path
    label: str
    before: Any
    after: Any
    known: labels.Names = field(default_factory=dict, compare=False, repr=False)
    within: str = field(default="", compare=False, repr=False)
    """The label as it reads under the name of its part."""

    @property
    def part(self) -> str:
        """The part of the profile: a key of `labels.PARTS`."""
        return labels.part(self.path)

    @property
    def language(self) -> str:
        """The language of a translated text, else ''."""
        return language_of(self.path)

    @property
    def before_words(self) -> str:
        return labels.value_words(self.path, self.before, self.known)

    @property
    def after_words(self) -> str:
        return labels.value_words(self.path, self.after, self.known)

    @property
    def words(self) -> list[Word]:
        """Both texts as one, with words marked; empty where the value is not prose."""
        name = self.path[-2] if self.language else self.path[-1]
        if name not in MARKED:
            return []
        before, after = self.before or "", self.after or ""
        if name == "body":
            before, after = plain_text(before), plain_text(after)
        return mark_words(before, after)

    @property
    def brief(self) -> list[Word]:
        """The words that changed, and a few round them."""
        return shortened(self.words)


def changes(
    before: Document | None, after: Document | None, areas: Mapping[str, str] | None = None
) -> list[Change]:
    """Every place at which `after` differs from `before`, in reading order.

    None stands for no document at all; `areas` are the names of crime areas by slug. Of items
    that came or went each value is a change, but for what the name of the item says already.
    """
    old = flatten(before.plain()) if before else {}
    new = flatten(after.plain()) if after else {}
    places = [path for path in {**new, **old} if _tells(old, new, path)]
    known = labels.names(after, before, areas=areas)
    return [
        Change(
            path,
            labels.label(path, after, before, areas=areas),
            old.get(path),
            new.get(path),
            known,
            labels.label(path, after, before, within=True, areas=areas),
        )
        for path in sorted(places, key=_reading_order)
    ]


def _tells(old: Flat, new: Flat, path: Path) -> bool:
    """Whether it is a difference, and says more than that its item is there."""
    if path == FORM or (path[0], path[-1]) in NAMING:
        return False
    if path[-1] == "derived" and (path not in old or path not in new):
        return bool(old.get(path) or new.get(path))
    return differ(old, new, path)


def differ(old: Flat, new: Flat, path: Path) -> bool:
    """Whether the two say different things there; all kinds of nothing are the same.

    Orders differ only where items that both have stand in another order.
    """
    one, other = old.get(path), new.get(path)
    if path[-1] == ORDER:
        one, other = one or (), other or ()
        both = set(one) & set(other)
        return [key for key in one if key in both] != [key for key in other if key in both]
    if one in NOTHING and other in NOTHING:
        return False
    return one != other or isinstance(one, bool) != isinstance(other, bool)


_PART_ORDER = [*(part for part in labels.PARTS)]


def _reading_order(path: Path) -> tuple[int, int]:
    return _PART_ORDER.index(labels.part(path)), path[-1] == ORDER


def plain_text(body: str) -> str:
    """HTML as its words, a line a block, and the address of a link after its words."""
    linked = _LINK.sub(r"\2 [\1]", _BLOCK_END.sub("\n", body))
    return html.unescape(_TAG.sub("", linked)).strip()


def mark_words(before: str, after: str) -> list[Word]:
    """The two texts as one run of words that were kept, removed or added."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    words: list[Word] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for _op, i1, i2, j1, j2 in matcher.get_opcodes():
        if _op == "equal":
            words.append(Word("kept", "".join(old[i1:i2])))
            continue
        if i2 > i1:
            words.append(Word("removed", "".join(old[i1:i2])))
        if j2 > j1:
            words.append(Word("added", "".join(new[j1:j2])))
    return words


def shortened(words: list[Word]) -> list[Word]:
    """The same run with only NEAR words of what was kept beside each change, and an ellipsis."""
    short = []
    for place, word in enumerate(words):
        runs = _WORDS.findall(word.text)
        start = [] if place == 0 else runs[: 2 * NEAR]
        end = [] if place == len(words) - 1 else runs[-2 * NEAR :]
        if word.kind == "kept" and len(start) + len(end) < len(runs):
            text = "".join([*start, " … " if start and end else "… " if end else " …", *end])
            word = Word("kept", text)
        short.append(word)
    return short
