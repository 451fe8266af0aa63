"""What each fixture last said, kept as the common start of the next merge."""

import json
from typing import Any

from countries.loading.statements import Reference, Stated
from countries.models import FixtureState
from countries.paths import ORDER, Flat


def bases(stated: Stated) -> tuple[Flat, Flat]:
    """What this fixture last said of this country: to the working rows, and to the live edition."""
    state = _find(stated.fixture, "country", stated.code)
    return (_flat(state.draft), _flat(state.live)) if state else ({}, {})


def base_values(reference: Reference) -> dict[str, Any]:
    """What this fixture last said of this crime area or source."""
    state = _find(reference.fixture, reference.model, reference.key)
    return json.loads(state.draft) if state else {}


def remember(stated: Stated, *, live: bool) -> None:
    """Keep what the fixture says now; what it does not say any more is still what it said last."""
    draft_base, live_base = bases(stated)
    said = {"draft": _text({**draft_base, **stated.flat})}
    if live:
        said["live"] = _text({**live_base, **stated.flat})
    _keep(stated.fixture, "country", stated.code, said)


def remember_values(reference: Reference) -> None:
    """The same for a crime area or source."""
    said = {**base_values(reference), **reference.values}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    _keep(reference.fixture, reference.model, reference.key, {"draft": text})


def _find(fixture: str, model: str, key: str) -> FixtureState | None:
    return FixtureState.objects.filter(fixture=fixture, model=model, key=key).first()


def _keep(fixture: str, model: str, key: str, said: dict[str, str]) -> None:
    state = _find(fixture, model, key) or FixtureState(fixture=fixture, model=model, key=key)
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
