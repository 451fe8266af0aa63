"""The public side imports nothing from the working side."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

PUBLIC = {
    "countries.checking",
    "countries.document",
    "countries.languages",
    "countries.dates",
    "countries.facts",
    "countries.geography",
    "countries.regions",
    "countries.levels",
    "countries.standings",
    "countries.reasons",
    "countries.richtext",
    "countries.models.edition",
    "countries.models.crime_area",
    "countries.models.listed_area",
    "countries.models.page_edition",
    "countries.models.search_word",
    "countries.models.translated",
    "countries.templatetags.compared",
    "countries.templatetags.profile",
    "portal.release",
    "portal.urls",
}
PUBLIC_FOLDERS = (
    "countries.reading.",
    "countries.searching.",
    "countries.drawing.",
    "countries.views.",
)
START = (
    "portal.urls",
    "countries.views.errors",
    "countries.templatetags.compared",
    "countries.templatetags.profile",
)


def source_of(module: str) -> Path | None:
    path = Path(settings.BASE_DIR, *module.split("."))
    candidates = (path.with_suffix(".py"), path / "__init__.py")
    return next((each for each in candidates if each.exists()), None)


def imports(module: str) -> Iterator[str]:
    """Our modules that a module imports, also inside a function."""
    source = source_of(module)
    assert source, module
    for node in ast.walk(ast.parse(source.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module}: write imports in full"
            for name in node.names:  # `from countries import richtext` imports a module
                whole = f"{node.module}.{name.name}"
                yield whole if source_of(whole) else f"{node.module}"


def reached() -> dict[str, str]:
    """Every module of ours that public pages reach, and the module that leads there."""
    found, waiting = dict.fromkeys(START, ""), list(START)
    while waiting:
        module = waiting.pop()
        for each in imports(module):
            if each.split(".")[0] in ("countries", "portal") and each not in found:
                found[each] = module
                waiting.append(each)
    return found


def test_public_pages_import_only_the_public_side() -> None:
    strangers = {
        module: by
        for module, by in reached().items()
        if module not in PUBLIC and not module.startswith(PUBLIC_FOLDERS)
    }
    assert not strangers


def test_the_walk_sees_what_it_guards() -> None:
    assert {"countries.models.edition", "countries.reading.notes", "countries.richtext"} <= set(
        reached()
    )
