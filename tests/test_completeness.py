"""How far a profile is translated: what exists in English, and how much of it in each language."""

from countries.completeness import Count, behind, completeness, completeness_of
from tests.editions import a_bare_document, a_document


def test_texts_in_english_are_what_is_counted() -> None:
    counts = completeness(a_document())
    assert counts["en"] == Count(17, 17)
    assert counts["fr"] == Count(4, 17)
    assert counts["es"] == Count(1, 17)
    assert counts["ar"] == Count(2, 17)


def test_what_is_missing_is_the_rest() -> None:
    assert completeness(a_document())["ar"].missing == 15
    assert completeness(a_document())["en"].missing == 0


def test_a_text_that_english_lacks_counts_for_no_language() -> None:
    document = a_bare_document(name={"en": "Belgium"}, strapline={"fr": "Une devise"})
    assert completeness(document)["fr"] == Count(0, 1)


def test_the_bureau_the_forces_and_the_sections_count_and_titles_of_sources_do_not() -> None:
    document = a_bare_document(
        name={"en": "Belgium", "fr": "Belgique"},
        ncb={"city": {"en": "Brussels", "fr": "Bruxelles"}},
        police=[{"slug": "one", "summary": {"en": "Patrols.", "fr": "Patrouilles."}}],
        sections=[{"slug": "crime", "topic": "crime", "body": {"en": "<p>So.</p>"}}],
        sources=[{"slug": "source", "title": {"en": "A source"}}],
    )
    assert completeness(document)["fr"] == Count(3, 4)


def test_a_stored_document_counts_as_the_document_does() -> None:
    document = a_document()
    assert completeness_of(document.canonical()) == completeness(document)


def test_a_translation_falls_behind_where_only_the_english_text_changed() -> None:
    live = a_bare_document(
        name={"en": "Belgium", "fr": "Belgique"},
        strapline={"en": "One", "fr": "Un", "es": "Uno"},
    )
    draft = a_bare_document(
        name={"en": "Belgium", "fr": "La Belgique"},
        strapline={"en": "Two", "fr": "Un", "es": "Dos"},
    )
    assert behind(draft, live) == {"fr": 1, "es": 0, "ar": 0}
    assert behind(live, live) == {"fr": 0, "es": 0, "ar": 0}
