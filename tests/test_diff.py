"""What changed between two documents, in the words of an editor."""

from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from countries.diff import Change, Word, changes, differ, mark_words, plain_text, shortened
from countries.document import Document, Json
from countries.labels import label
from tests.editions import a_bare_document, a_document
from tests.profiles import documents, words


def told(before: Document | None, after: Document | None) -> list[tuple[str, str, str]]:
    """Each change as label, words before and words after."""
    return [(c.label, c.before_words, c.after_words) for c in changes(before, after)]


def between(before: Json, after: Json) -> list[tuple[str, str, str]]:
    return told(a_bare_document(**before), a_bare_document(**after))


def a_force(slug: str, name: str, **fields: Any) -> Json:
    return {"slug": slug, "name": {"en": name}, **fields}


A, B = a_force("a", "Police A"), a_force("b", "Police B")
LAW: Json = {"slug": "law", "title": {"en": "A law"}}


@given(documents())
@settings(max_examples=20, deadline=None)
def test_nothing_changed_between_a_document_and_itself(document: Document) -> None:
    assert changes(document, document) == []


@given(documents(), documents())
@settings(max_examples=20, deadline=None)
def test_every_change_can_be_read_both_ways(before: Document, after: Document) -> None:
    there = {c.path: (c.before, c.after) for c in changes(before, after)}
    back = {c.path: (c.after, c.before) for c in changes(after, before)}
    assert there == back
    assert (before.canonical() == after.canonical()) <= (not there)
    for change in changes(before, after):
        assert change.label
        assert change.before_words != change.after_words or change.path[-1] == "order"


def test_two_forces_of_the_same_name_are_told_apart() -> None:
    namesakes = [a_force("a", "Police"), a_force("b", "Police")]
    one, other = ({"police": namesakes, "ncb": {"host": host}} for host in ("a", "b"))
    change = ("Bureau: force that hosts it", "Police (a)", "Police (b)")
    assert between(one, other) == [change]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ({}, {"slug": "belgique"}, ("Facts: short name", "belgium", "belgique")),
        ({}, {"region": "africa"}, ("Facts: region", "Europe", "Africa")),
        ({}, {"member_since": "1923-09"}, ("Facts: member since", "—", "September 1923")),
        (
            {"name": {"en": "Belgium"}},
            {"name": {"en": "Belgium", "fr": "Belgique"}},
            ("Facts: name (Français)", "—", "Belgique"),
        ),
        (
            {"ncb": {"city": {"en": "Brussels"}}},
            {"ncb": {"city": {"en": "Ghent"}}},
            ("Bureau: city (English)", "Brussels", "Ghent"),
        ),
        (
            {"ncb": {"around_the_clock": None}},
            {"ncb": {"around_the_clock": False}},
            ("Bureau: works around the clock", "—", "no"),
        ),
        (
            {"police": [{**A, "units": 1, "unit_name": {"en": "zone"}}]},
            {"police": [{**A, "units": 185, "unit_name": {"en": "zone"}}]},
            ("Police, Police A: number of units", "1", "185"),
        ),
        (
            {"police": [{**A, "level": ""}]},
            {"police": [{**A, "level": "federal"}]},
            ("Police, Police A: level", "—", "federal"),
        ),
        (
            {"police": [a_force("order", "Public order")]},
            {"police": [a_force("order", "Public order", website="https://order.example")]},
            ("Police, Public order: website", "—", "https://order.example"),
        ),
        (
            {"police": [a_force("ar", "Police of ar")]},
            {"police": [a_force("ar", "Police of ar", level="local")]},
            ("Police, Police of ar: level", "—", "local"),
        ),
        (
            {"citations": [{"fact": "member_since", "reason": "not_recorded"}]},
            {"citations": [{"fact": "member_since", "reason": "withheld"}]},
            (
                *("Sources of facts, Member since: why it has no value", "not recorded"),
                "not published",
            ),
        ),
        (
            {"citations": [{"fact": "name", "source": "law"}], "sources": [LAW]},
            {"citations": [{"fact": "name", "source": "law", "derived": True}], "sources": [LAW]},
            ("Sources of facts, Name · A law: derived", "no", "yes"),
        ),
        (
            {"police": [A, B]},
            {"police": [B, A]},
            ("Police: order", "Police A, Police B", "Police B, Police A"),
        ),
    ],
)
def test_a_change_is_told_with_its_part_its_language_and_both_values(
    before: Json, after: Json, change: tuple[str, str, str]
) -> None:
    assert between(before, after) == [change]


def test_an_item_that_came_or_went_is_told_by_its_values() -> None:
    assert between({"police": [A]}, {"police": [A, B]}) == [
        ("Police, Police B: short name", "—", "b"),
        ("Police, Police B: name (English)", "—", "Police B"),
    ]
    assert between({"police": [A, B]}, {"police": [A]}) == [
        ("Police, Police B: short name", "b", "—"),
        ("Police, Police B: name (English)", "Police B", "—"),
    ]


def test_an_item_that_came_in_between_does_not_reorder_the_others() -> None:
    orders = [
        label for label, _, _ in between({"police": [A, B]}, {"police": [A, a_force("c", "C"), B]})
    ]
    assert "Police: order" not in orders


def test_all_kinds_of_nothing_are_the_same_but_false_and_nothing_are_not() -> None:
    assert between({"ncb": None}, {"ncb": {"website": "", "city": {}}}) == []
    assert len(between({"ncb": None}, {"ncb": {"around_the_clock": False}})) == 1
    place = ("police", "a", "units")
    assert differ({place: 1}, {place: True}, place)


def test_from_no_document_everything_is_new_and_to_none_everything_is_gone() -> None:
    new = changes(None, a_document())
    assert {(change.before, bool(change.after_words)) for change in new} == {(None, True)}
    gone = changes(a_document(), None)
    assert {change.path for change in gone} == {change.path for change in new}
    assert changes(None, None) == []


def test_changes_stand_in_reading_order() -> None:
    parts = [change.part for change in changes(None, a_document())]
    assert list(dict.fromkeys(parts)) == [
        *("facts", "crime_areas", "ncb", "police", "sections", "citations", "sources"),
    ]


def test_a_change_knows_its_language() -> None:
    found = changes(a_bare_document(), a_bare_document(strapline={"ar": "بلجيكا"}))
    assert [(change.part, change.language) for change in found] == [("facts", "ar")]
    other = changes(a_bare_document(), a_bare_document(region="africa"))
    assert [change.language for change in other] == [""]


def test_labels_are_in_the_language_of_the_editor() -> None:
    with override("fr"):
        assert between({}, {"region": "africa"})[0][2] == "Afrique"


@pytest.mark.parametrize("path", [(), ("police",), ("police", "a"), ("ncb",), ("sources", "law")])
def test_any_place_has_a_label_even_a_whole_part(path: tuple[str, ...]) -> None:
    assert label(path, a_bare_document(police=[A])).startswith(
        {"police": "Police", "ncb": "Bureau", "sources": "Sources"}.get("".join(path[:1]), "Facts")
    )


def test_words_of_prose_are_marked() -> None:
    body = [
        {"sections": [{"slug": "crime", "topic": "crime", "body": {"en": text}}]}
        for text in ("<p>A small country.</p>", "<p>A small, <em>old</em> country.</p>")
    ]
    [change] = changes(a_bare_document(**body[0]), a_bare_document(**body[1]))
    assert change.words == [
        *(Word("kept", "A "), Word("removed", "small"), Word("added", "small, old")),
        Word("kept", " country."),
    ]


def test_values_that_are_no_prose_have_no_marked_words() -> None:
    [change] = changes(a_bare_document(), a_bare_document(region="africa"))
    assert change.words == []


def test_plain_texts_are_not_taken_for_html() -> None:
    change = Change(("strapline", "en"), "", "5 < 6 &amp; 7 > 3", "5 < 6 & 7 > 3")
    assert [word.kind for word in change.words] == ["kept", "removed", "added", "kept"]


@given(st.lists(words).map(" ".join), st.lists(words).map(" ".join))
def test_marked_words_hold_both_texts(before: str, after: str) -> None:
    marked = mark_words(before, after)
    assert "".join(word.text for word in marked if word.kind != "added") == before
    assert "".join(word.text for word in marked if word.kind != "removed") == after


def test_a_long_text_is_shortened_to_what_changed_and_a_few_words_round_it() -> None:
    before = "a b c d e f g made up of 185 forces h i j k l m n o p q r s t and so on"
    after = before.replace("185", "184").replace("so", "thus")
    told = "".join(f"[{w.text}]" if w.kind != "kept" else w.text for w in _shortened(before, after))
    assert told == "… f g made up of [185][184] forces h i j k … q r s t and [so][thus] on"


@given(words, words)
def test_shortened_or_not_what_changed_is_told(before: str, after: str) -> None:
    marked = mark_words(before, after)
    short = _shortened(before, after)
    assert [w for w in short if w.kind != "kept"] == [w for w in marked if w.kind != "kept"]
    assert len(short) == len(marked)


def _shortened(before: str, after: str) -> list[Word]:
    return shortened(mark_words(before, after))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\nTwo"),
        ("<table><tbody><tr><th>One</th><td>Two</td></tr></tbody></table>", "One\nTwo"),
        ("<p>a <strong>b</strong>c &lt; d</p>", "a bc < d"),
        (
            '<p>See <a href="https://a.example/?b=1&amp;c">this</a>.</p>',
            "See this [https://a.example/?b=1&c].",
        ),
    ],
)
def test_html_is_read_as_its_words_and_its_links(body: str, text: str) -> None:
    assert plain_text(body) == text
