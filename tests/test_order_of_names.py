"""Each language lists names in its own order, under its own letters."""

import pytest

from countries.reading import order


def in_order(language: str, *names: str) -> list[str]:
    return sorted(names, key=lambda name: order.key(name, language))


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Åland", "Albania", "Angola"]),
        ("en", ["Guinea", "Guinea-Bissau", "Guyana"]),
        ("en", ["Côte d’Ivoire", "Cotton", "Croatia"]),
        ("fr", ["Égypte", "Émirats arabes unis", "Espagne", "États-Unis", "Éthiopie"]),
        ("fr", ["Île Maurice", "Îles Cook", "Inde"]),
        ("fr", ["Œland", "Oman"]),
        ("es", ["Nauru", "Nzandia", "Ñandú", "Omán"]),
        ("es", ["España", "Espiga", "Etiopía"]),
        ("es", ["Niger", "Níger", "Nigeria"]),
        ("ar", ["الأردن", "أستراليا", "ألبانيا", "آيسلندا", "بلجيكا", "الجزائر", "اليابان"]),
        ("ar", ["تونس", "الهند", "اليمن", "Belgium"]),
    ],
)
def test_names_stand_in_the_order_of_the_language(language: str, names: list[str]) -> None:
    assert in_order(language, *reversed(names)) == names


@pytest.mark.parametrize(
    ("language", "name", "letter"),
    [
        ("fr", "Égypte", "E"),
        ("en", "Åland", "A"),
        ("es", "Ñandú", "Ñ"),
        ("en", "Ñandú", "N"),
        ("ar", "الجزائر", "ج"),
        ("ar", "ألبانيا", "ا"),
        ("ar", "آيسلندا", "ا"),
        ("ar", "Belgium", "B"),
        ("ar", "ال", "ا"),
        ("en", "’s-Hertogenbosch", "S"),
        ("en", "3 Isles", "#"),
        ("en", "", "#"),
    ],
)
def test_a_name_stands_under_its_letter(language: str, name: str, letter: str) -> None:
    assert order.letter(name, language) == letter


def test_marks_and_the_long_stroke_do_not_change_the_order() -> None:
    assert order.fold("بَلْجِيكـا", "ar") == order.fold("بلجيكا", "ar")


def test_names_that_fold_to_the_same_letters_still_have_one_order() -> None:
    names = ["cote", "coté", "Côte", "côte"]
    assert in_order("fr", *names) == in_order("fr", *reversed(names))


def test_names_are_grouped_under_their_letters() -> None:
    names = in_order("fr", "Estonie", "Égypte", "Danemark")
    groups = order.by_letter(names, "fr", lambda name: name)
    assert groups == [("D", ["Danemark"]), ("E", ["Égypte", "Estonie"])]
