"""The HTML that editors may write, in one form, and nothing else.

It is made safe where it enters (form, `save()`, fixture), where an edition is made, and where
a page prints it.
"""

import re

from django_prose_editor.config import allowlist_from_extensions, expand_extensions
from nh3 import Cleaner

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Heading": {"levels": [3, 4]},
    "Link": {"protocols": ["http", "https", "mailto"]},
    "Blockquote": True,
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
}
_BLOCKS = "p|ul|ol|li|h3|h4|blockquote|table|thead|tbody|tr|th|td"
_SPACE = re.compile(r"[ \t\r\n]+")
_ROUND_BLOCKS = re.compile(rf" ?(</?(?:{_BLOCKS})(?: [^>]*)?>) ?")
_EMPTY = re.compile(r"(<p></p>)*")
_BREAKS = re.compile(r"</?(?:br|hr|div|h[1256]|section|article|pre|dl|dt|dd|caption)\b[^>]*>", re.I)
_OTHER_WORDS = {"b": "strong", "i": "em"}  # a person who types HTML means the same by both
_OTHER = re.compile(r"<(/?)([bi])(?=[ >])", re.I)
_ROUNDS = 5
_cleaner = Cleaner(**allowlist_from_extensions(expand_extensions(EXTENSIONS)))


def fold(html: str) -> str:
    """The same HTML with its white space folded, as a browser would show it."""
    return _ROUND_BLOCKS.sub(r"\1", _SPACE.sub(" ", html)).strip()


def sanitise(html: str) -> str:
    """Allowed HTML, white space folded; '' where nothing is left. Twice is the same as once.

    A break that is not allowed leaves a space between its words. Where something is taken out,
    what is left may be read in another way the next time: it is cleaned until nothing changes,
    for which three rounds were enough in all that tests could think of.
    """
    said = _OTHER.sub(lambda tag: f"<{tag[1]}{_OTHER_WORDS[tag[2].lower()]}", html)
    clean = fold(_cleaner.clean(fold(_BREAKS.sub(" ", said))))
    for _round in range(_ROUNDS):
        before, clean = clean, fold(_cleaner.clean(clean))
        if clean == before:
            break
    return "" if _EMPTY.fullmatch(clean) else clean
