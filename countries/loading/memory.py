"""What each fixture last said, kept as the common start of the next merge."""

import json
from typing import Any

from countries.loading.statements import Reference, Stated
from countries.models import FixtureState
from countries.paths import ORDER, Flat


def bases(stated: Stated) -> tuple[Flat, Flat]:
    """What these fixtures last said of this country: to the working rows, and to the live edition.

    A place is remembered by the fixture that states it now, or else by the one that did.
    """
    draft: Flat = {}
    live: Flat = {}
    for fixture in stated.fixtures:
        if state := _find(fixture, "country", stated.code):
            for base, text in ((draft, state.draft), (live, state.live)):
                for path, value in _flat(text).items():
                    if path not in base or stated.said_by.get(path) == fixture:
                        base[path] = value
    return draft, live


def base_values(reference: Reference) -> dict[str, Any]:
    """What this fixture last said of this crime area or source."""
    state = _find(reference.fixture, reference.model, reference.key)
    return json.loads(state.draft) if state else {}


def remember(stated: Stated, *, live: bool) -> None:
    """Keep what each fixture says now; what it says no more is still what it said last."""
    for fixture in stated.fixtures:
        says = {p: v for p, v in stated.flat.items() if stated.said_by[p] == fixture}
        state = _find(fixture, "country", stated.code)
        said = {"draft": _text({**_flat(state.draft if state else ""), **says})}
        if live:
            said["live"] = _text({**_flat(state.live if state else ""), **says})
        _keep(state or FixtureState(fixture=fixture[:200], model="country", key=stated.code), said)


def remember_values(reference: Reference) -> None:
    """The same for a crime area or source."""
    fixture, model, key = reference.fixture, reference.model, reference.key
    state = _find(fixture, model, key)
    said = {**(json.loads(state.draft) if state else {}), **reference.values}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    _keep(state or FixtureState(fixture=fixture[:200], model=model, key=key), {"draft": text})


def _find(fixture: str, model: str, key: str) -> FixtureState | None:
    return FixtureState.objects.filter(fixture=fixture[:200], model=model, key=key).first()


def _keep(state: FixtureState, said: dict[str, str]) -> None:
    if any(getattr(state, name) != text for name, text in said.items()) or state.pk is None:
        for name, text in said.items():
            setattr(state, name, text)
        state.save()


def _text(flat: Flat) -> str:
    return json.dumps([[list(path), value] for path, value in flat.items()], ensure_ascii=False)


def _flat(text: str) -> Flat:
    return {
        tuple(path): tuple(value) if path[-1] == ORDER else value
        for path, value in json.loads(text or "[]")
    }
