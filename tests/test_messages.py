"""The message catalogues: whole, compiled, and never behind the code. Needs no GNU gettext."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import django
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings
from django.utils.translation import override
from django.utils.translation.template import templatize

from portal.formats import MONTHS

LANGUAGES = ("fr", "es", "ar")
CALLS = {
    "_": None,
    **dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[a-z]|\{[a-z0-9_]*\}")
QUOTES = {"fr": ("«\u00a0", "\u00a0»"), "es": ("«", "»"), "ar": ("«", "»")}
# What Django's own catalogues say too, and ours says otherwise on purpose.
BETTER = {"Page not found", "Text", "History", *MONTHS}

Key = tuple[str, str]  # the context, '' where there is none, and the message


class Entry(NamedTuple):
    """A message with its plural, if any, and its translations."""

    ids: tuple[str, ...]
    strings: tuple[str, ...]


def _forms(texts: object) -> tuple[str, ...]:
    return tuple(map(str, texts)) if isinstance(texts, tuple | list) else (str(texts),)


def _entries(catalog: Catalog) -> dict[Key, Entry]:
    messages = [message for message in catalog if message.id]
    return {_key(each): Entry(_forms(each.id), _forms(each.string)) for each in messages}


def _key(message: Message) -> Key:
    context: str | bytes = message.context or ""  # compiled, babel reads it as bytes
    return context.decode() if isinstance(context, bytes) else context, _forms(message.id)[0]


def _file(language: str, kind: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / f"django.{kind}"


def _written(language: str) -> Catalog:
    return read_po(io.BytesIO(_file(language, "po").read_bytes()), locale=language)


def _compiled(path: Path) -> Catalog:
    return read_mo(io.BytesIO(path.read_bytes()))


def _sources() -> Iterator[tuple[Path, str]]:
    """The code, and the templates as `makemessages` reads them."""
    for folder in ("countries", "portal"):
        for path in sorted((settings.BASE_DIR / folder).rglob("*.py")):
            yield path, path.read_text(encoding="utf-8")
    for path in sorted((settings.BASE_DIR / "templates").rglob("*.*")):
        template = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        yield path, "\n".join(line.strip() for line in template.splitlines())


def _extracted() -> dict[Key, str]:
    """Every message of the code and the templates, with a file that has it."""
    found = {}
    for path, text in _sources():
        for _line, said, _notes, context in extract("python", io.BytesIO(text.encode()), CALLS):
            found[context or "", _forms(said)[0]] = str(path.relative_to(settings.BASE_DIR))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_the_code_is_in_the_catalogue_and_no_other(language: str) -> None:
    code, catalogue = _extracted(), set(_entries(_written(language)))
    missing = {key: path for key, path in code.items() if key not in catalogue}
    assert not missing, "run `make messages` and translate these"
    assert not catalogue - code.keys(), "run `make messages`: nobody says these any more"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_empty_fuzzy_or_obsolete(language: str) -> None:
    catalogue = _written(language)
    assert not [each.id for each in catalogue if each.fuzzy and each.id]
    assert not [entry for entry in _entries(catalogue).values() if not all(entry.strings)]
    assert not catalogue.obsolete
    assert not catalogue.fuzzy


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_has_all_the_forms_of_its_language_which_are_those_of_django(
    language: str,
) -> None:
    catalogue = _written(language)
    own = _compiled(Path(django.__path__[0]) / f"conf/locale/{language}/LC_MESSAGES/django.mo")
    assert (catalogue.num_plurals, catalogue.plural_expr) == (own.num_plurals, own.plural_expr)
    for ids, strings in _entries(catalogue).values():
        assert len(strings) == (1 if len(ids) == 1 else catalogue.num_plurals), ids


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_placeholders_of_its_message(language: str) -> None:
    for ids, strings in _entries(_written(language)).values():
        for form, string in enumerate(strings):
            if len(strings) == 6 and form < 3 and not _placeholders(string):
                continue  # Arabic says none, one and two in a word, without the figure
            assert _placeholders(string) == _placeholders(ids[-1]), string


def _placeholders(text: str) -> list[str]:
    """In any order where they have names, else counted."""
    return sorted(PLACEHOLDER.findall(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_begins_and_ends_as_its_message(language: str) -> None:
    for ids, strings in _entries(_written(language)).values():
        for string in strings:
            for end in ("\n", "…", ".", ":"):
                assert string.endswith(end) == ids[0].endswith(end), string
            assert string.startswith("\n") == ids[0].startswith("\n"), string


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_marks_are_those_of_the_language(language: str) -> None:
    opening, closing = QUOTES[language]
    for ids, strings in _entries(_written(language)).values():
        for string in strings:
            assert not re.search("[“”\"']", string), string
            assert string.count("«") == string.count(opening) == ids[0].count("“"), string
            assert string.count("»") == string.count(closing) == ids[0].count("”"), string


def test_french_signs_are_not_left_alone_at_the_end_of_a_line() -> None:
    for _ids, strings in _entries(_written("fr")).values():
        for string in strings:
            ours = re.sub("«\u00a0[^»]+\u00a0»", "", string)
            assert not re.search(r"[^\u00a0][;?!]| :|\w:(?!//)", ours), string


def test_arabic_has_western_digits_and_its_own_commas() -> None:
    for _ids, strings in _entries(_written("ar")).values():
        for string in strings:
            assert not re.search("[٠-٩۰-۹]|[ء-ي][,;?]", string), string


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    written, compiled = _written(language), _compiled(_file(language, "mo"))
    assert _entries(compiled) == _entries(written), "run `make messages`"
    assert compiled.plural_forms == written.plural_forms


def test_the_catalogues_hold_the_same_messages_in_the_same_order() -> None:
    first, *others = (list(_entries(_written(language))) for language in LANGUAGES)
    assert all(each == first for each in others)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_takes_a_word_of_django_for_something_else(language: str) -> None:
    """`may` is a month to Django; ours comes first, and the month would be a permission."""
    folders = [
        Path(django.__path__[0]) / "conf",
        # allauth's pages are ours, in our words
        *(Path(app.path) for app in apps.get_app_configs() if "allauth" not in app.name),
    ]
    ours = _entries(_written(language))
    for folder in folders:
        path = folder / "locale" / language / "LC_MESSAGES" / "django.mo"
        theirs = _entries(_compiled(path)) if path.exists() else {}
        for key in theirs.keys() & ours.keys() - {("", word) for word in BETTER}:
            assert ours[key] == theirs[key], key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogues_say_nothing_of_who_made_them_or_when(language: str) -> None:
    headers = dict(_written(language).mime_headers)
    text = _file(language, "po").read_text(encoding="utf-8").partition('msgid ""\nmsgstr')[2]
    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert not re.search("@|Last-Translator: [^\\\\]|FULL NAME", text.partition("\n\n")[0])


@pytest.mark.parametrize(("language", "words"), [("fr", "Pays membres"), ("es", "Países miembros")])
def test_the_catalogues_are_those_that_django_reads(language: str, words: str) -> None:
    from django.utils.translation import gettext

    with override(language):
        assert gettext("Member countries") == words
