"""Which words are the same to one who searches."""

import pytest

from countries.searching.folding import distance, fold, forms, indexed, slipped, words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Bélgica", "belgica"),
        ("São Tomé", "sao tome"),
        ("Łódź, Œuvre, Straße, Ærø", "lodz, oeuvre, strasse, aero"),
        ("İstanbul Türkiye", "istanbul turkiye"),
        ("ＦＵＬＬ", "full"),
        ("أحمد إلى آخر ٱلكتاب", "احمد الي اخر الكتاب"),
        ("مُحَمَّد العـــراق", "محمد العراق"),
        ("الشرطة", "الشرطه"),
        ("الجزائر", "الجزاير"),
        ("٢٤ ۷ १२", "24 7 12"),
        ("soft\u00adhyphen\u200f", "softhyphen"),
    ],
)
def test_accents_case_and_forms_of_letters_are_one(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("quote", "'’‘ʼ´`")
def test_an_apostrophe_of_any_kind_ends_the_letter_that_lost_its_vowel(quote: str) -> None:
    assert list(words(f"Côte d{quote}Ivoire")) == ["cote", "ivoire"]


def test_what_is_joined_is_found_apart_and_together() -> None:
    assert set(indexed("Guinea-Bissau", joined=True)) == {"guinea", "bissau", "guineabissau"}
    assert "divoire" in set(indexed("Côte d’Ivoire", joined=True))


def test_the_arabic_article_and_what_is_written_with_it_may_be_left_out() -> None:
    assert set(indexed("البلجيكية")) == {"البلجيكيه", "بلجيكيه"}
    assert "شرطه" in set(indexed("والشرطة"))
    assert forms("البلجيكيه") == ("البلجيكيه", "بلجيكيه")


def test_a_word_of_great_length_is_cut() -> None:
    assert list(words("x" * 1000)) == ["x" * 40]


@pytest.mark.parametrize("asked", ["belgum", "belgiums", "belgiun", "blegium", "elgium"])
def test_one_letter_missed_added_changed_or_swapped_is_a_slip(asked: str) -> None:
    assert slipped(asked, "belgium")


@pytest.mark.parametrize(("one", "other"), [("belgm", "belgium"), ("oman", "mali"), ("at", "it")])
def test_two_letters_are_no_slip_and_short_words_have_none(one: str, other: str) -> None:
    assert not slipped(one, other)


def test_the_distance_counts_letters() -> None:
    assert [distance("kitten", "sitting"), distance("", "ab"), distance("ab", "ba")] == [3, 2, 1]
