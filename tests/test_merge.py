"""Three-way merge: what the file changes is taken, what a person did stays, both collide."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countries.diff import differ
from countries.document import Document, Json
from countries.merge import Merged, merge, woven
from countries.paths import KEYS, ORDER, Flat, Path, flatten, language_of, part_of, unflatten
from tests.editions import a_bare_document
from tests.profiles import documents

a_few = settings(max_examples=40, deadline=None)


def flat(**parts: Any) -> Flat:
    """A whole document with these parts."""
    return flatten(a_bare_document(**parts).plain())


def stated(**parts: Any) -> Flat:
    """What a file states, and no more."""
    return flatten({"code": "BE", **parts})


def conflicts(merged: Merged) -> list[tuple[Path, Any, Any, Any]]:
    return [(c.path, c.base, c.ours, c.theirs) for c in merged.conflicts]


def force(slug: str, **fields: Any) -> Json:
    return {"slug": slug, "name": {"en": slug.upper()}, **fields}


def order(merged: Merged, field: str = "police") -> tuple[str, ...]:
    value: tuple[str, ...] = merged.flat[field, ORDER]
    return value


LINE = ("strapline", "en")
OLD, NEW, MINE = ({"en": text} for text in ("Old", "New", "Mine"))


@given(documents())
@a_few
def test_a_document_survives_being_flat(document: Document) -> None:
    assert Document.model_validate(unflatten(flatten(document.plain()))) == document
    public = document.public()
    assert Document.model_validate(unflatten(flatten(public.plain()))) == public


@given(documents(), documents())
@a_few
def test_a_file_that_says_what_it_said_changes_nothing(base: Document, ours: Document) -> None:
    same, mine = flatten(base.plain()), flatten(ours.plain())
    merged = merge(same, mine, same)
    assert (merged.taken, merged.conflicts) == ((), ())
    assert Document.model_validate(unflatten(merged.flat)) == ours


@given(documents(), documents())
@a_few
def test_where_nobody_wrote_all_that_the_file_states_is_taken(
    base: Document, theirs: Document
) -> None:
    before, file = flatten(base.plain()), flatten(theirs.plain())
    merged = merge(before, before, file)
    assert merged.conflicts == ()
    assert [path for path in file if differ(merged.flat, file, path)] == []
    assert [path for path in before if path not in file and merged.flat[path] != before[path]] == []


@given(documents(), documents())
@a_few
def test_where_both_say_the_same_there_is_no_conflict(base: Document, both: Document) -> None:
    same = flatten(both.plain())
    merged = merge(flatten(base.plain()), same, same)
    assert (merged.taken, merged.conflicts) == ((), ())
    assert Document.model_validate(unflatten(merged.flat)) == both


@given(documents(), documents(), documents())
@a_few
def test_what_was_overwritten_holds_all_that_the_file_changed(
    base: Document, ours: Document, theirs: Document
) -> None:
    was, mine, file = (flatten(document.plain()) for document in (base, ours, theirs))
    merged = merge(was, mine, file)
    for path in merged.taken:
        assert not differ(merged.flat, file, path)
    for field, key in {path for path in map(part_of, merged.flat) if len(path) == 2}:
        assert key in merged.flat[field, ORDER]
        assert (field, key, KEYS[field][0]) in merged.flat


def test_what_only_the_file_changed_is_taken() -> None:
    merged = merge(stated(strapline=OLD), flat(strapline=OLD), stated(strapline=NEW))
    assert (merged.flat[LINE], merged.taken, conflicts(merged)) == ("New", (LINE,), [])


def test_what_only_a_person_changed_stays() -> None:
    merged = merge(stated(strapline=OLD), flat(strapline=MINE), stated(strapline=OLD))
    assert (merged.flat[LINE], merged.taken, conflicts(merged)) == ("Mine", (), [])


def test_what_both_changed_collides_and_shows_the_file() -> None:
    merged = merge(stated(strapline=OLD), flat(strapline=MINE), stated(strapline=NEW))
    assert conflicts(merged) == [(LINE, "Old", "Mine", "New")]
    assert merged.flat[LINE] == "New"


def test_what_the_file_omits_stays_even_if_it_stated_it_before() -> None:
    base = stated(strapline=OLD, police=[force("a", summary=OLD), force("b")])
    ours = flat(strapline=OLD, police=[force("a", summary=OLD), force("b")])
    merged = merge(base, ours, stated(police=[force("a")]))
    assert (merged.flat, merged.taken, conflicts(merged)) == (ours, (), [])


def test_an_empty_value_that_the_file_states_is_taken() -> None:
    merged = merge(stated(strapline=OLD), flat(strapline=OLD), {LINE: ""})
    assert (merged.flat[LINE], conflicts(merged)) == ("", [])


@pytest.mark.parametrize(("was", "now"), [(None, False), (False, None), (False, True)])
def test_false_is_a_value_and_nothing_is_none(was: bool | None, now: bool | None) -> None:
    path = ("ncb", "around_the_clock")
    merged = merge({path: was}, flat(ncb={"around_the_clock": was}), {path: now})
    assert (merged.flat[path], merged.taken, conflicts(merged)) == (now, (path,), [])
    collided = merge({path: was}, flat(ncb={"around_the_clock": not now}), {path: now})
    assert bool(collided.conflicts) == (was is not (not now))


def test_all_kinds_of_nothing_are_the_same() -> None:
    path = ("ncb", "website")
    merged = merge({path: None}, flat(ncb={"website": ""}), {path: "https://ncb.example"})
    assert (merged.taken, conflicts(merged)) == ((path,), [])
    assert merge({}, flat(ncb={}), {path: None}).taken == ()


def test_the_first_load_over_rows_fills_what_is_empty_and_collides_with_the_rest() -> None:
    ours = flat(strapline=MINE, police=[force("b"), force("a")])
    theirs = stated(strapline=NEW, region="europe", police=[force("a", level="local"), force("b")])
    merged = merge({}, ours, theirs)
    assert merged.flat["police", "a", "level"] == "local"
    assert [(c.path, c.known) for c in merged.conflicts] == [
        *((LINE, False), (("police", ORDER), False)),
    ]


class TestWhatAPersonDeleted:
    base = stated(police=[force("a", units=None), force("b")], ncb={"city": OLD, "host": "a"})
    ours = flat(police=[force("b")], ncb=None)

    def test_stays_away_while_the_file_says_what_it_said(self) -> None:
        merged = merge(self.base, self.ours, self.base)
        assert (merged.flat, conflicts(merged)) == ({**self.ours, ("police", ORDER): ("b",)}, [])

    @pytest.mark.parametrize(
        ("change", "path"),
        [
            ({"name": {"en": "Anew"}}, ("police", "a", "name", "en")),
            ({"name": {"en": "A", "fr": "Neuf"}}, ("police", "a", "name", "fr")),
            ({"units": 5}, ("police", "a", "units")),
        ],
    )
    def test_collides_whole_when_the_file_changes_anything_in_it(
        self, change: Json, path: Path
    ) -> None:
        theirs = stated(police=[{**force("a"), **change}, force("b")])
        merged = merge(self.base, self.ours, theirs)
        assert [conflict.path for conflict in merged.conflicts] == [path]
        back = Document.model_validate(unflatten(merged.flat)).police
        assert [(f.slug, f.name.get("en")) for f in back] == [
            ("a", theirs["police", "a", "name", "en"]),
            ("b", "B"),
        ]

    def test_is_not_missed_when_the_file_empties_a_field_of_it(self) -> None:
        theirs = {**self.base, ("police", "a", "name", "fr"): ""}
        assert merge(self.base, self.ours, theirs).conflicts == ()

    def test_may_be_the_bureau(self) -> None:
        theirs = stated(ncb={"city": {"en": "Old", "fr": "Vieux"}, "host": "a"})
        merged = merge(self.base, self.ours, theirs)
        assert [conflict.path for conflict in merged.conflicts] == [("ncb", "city", "fr")]
        assert merged.flat["ncb", "city", "en"] == "Old"


def orders(base: str, ours: str, theirs: str) -> Merged:
    """Forces of one letter, in those orders."""
    lists = [[force(letter) for letter in letters] for letters in (base, ours, theirs)]
    return merge(stated(police=lists[0]), flat(police=lists[1]), stated(police=lists[2]))


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "result"),
    [
        ("ab", "ab", "ba", "ba"),  # the file reorders
        ("ab", "ba", "ab", "ba"),  # a person did
        ("ab", "ba", "ba", "ba"),  # both, alike
        ("ab", "ab", "acb", "acb"),  # the file adds in between
        ("ab", "ab", "cab", "cab"),  # the file adds at the start
        ("ab", "axb", "abc", "axbc"),  # both add
        ("ab", "abx", "ba", "bxa"),  # a person adds, the file reorders
        ("abc", "ac", "abc", "ac"),  # a person deletes
        ("abc", "ac", "cba", "ca"),  # and the file reorders the rest
        ("abc", "abc", "ac", "abc"),  # the file omits
        ("a", "ca", "ac", "ca"),  # both add the same, elsewhere
    ],
)
def test_orders_are_merged(base: str, ours: str, theirs: str, result: str) -> None:
    merged = orders(base, ours, theirs)
    assert ("".join(order(merged)), conflicts(merged)) == (result, [])


def test_two_new_orders_collide() -> None:
    merged = orders("abc", "cab", "bac")
    assert conflicts(merged) == [(("police", ORDER), *map(tuple, ("abc", "cab", "bac")))]
    assert "".join(order(merged)) == "bac"


def test_a_force_may_be_called_order() -> None:
    police = [force("order"), force("a")]
    merged = merge(stated(police=police), flat(police=police), stated(police=police[::-1]))
    assert order(merged) == ("a", "order")


@given(st.lists(st.integers(0, 9), unique=True), st.lists(st.integers(0, 9), unique=True))
def test_weaving_keeps_the_first_order_and_loses_nothing(
    first: list[int], second: list[int]
) -> None:
    one, other = [str(n) for n in first], [str(n) for n in second]
    result = woven(one, other)
    assert [key for key in result if key in one] == one
    assert sorted(result) == sorted({*one, *other})


def test_a_place_knows_its_part_and_its_language() -> None:
    assert part_of(("police", "order", "units")) == ("police", "order")
    assert part_of(("police", ORDER)) == part_of(("name", "en")) == ()
    assert part_of(("ncb", "city", "en")) == ("ncb",)
    assert language_of(("sections", "name", "slug")) == language_of(("police", "ar")) == ""
    assert language_of(("police", "ar", "name", "fr")) == "fr"
