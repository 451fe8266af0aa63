"""Dates that are known to the day, the month or the year, as data and as words."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countries import dates
from countries.languages import LANGUAGES


@given(st.dates(), st.sampled_from(dates.PRECISIONS))
def test_cut_and_parse_are_inverses(date: dt.date, precision: str) -> None:
    known = dates.first_day(date, precision)
    text = dates.cut(known, precision)
    assert dates.parse(text) == (known, precision)
    assert dates.cut(*dates.parse(text)) == text


def test_a_date_that_is_not_known_has_no_text_and_no_precision() -> None:
    assert dates.cut(None, "day") is None
    assert dates.parse(None) == dates.parse("") == (None, "")
    assert [dates.spell(None, language) for language in LANGUAGES] == [""] * 4


@pytest.mark.parametrize(
    ("precision", "first"),
    [("day", (1956, 6, 13)), ("month", (1956, 6, 1)), ("year", (1956, 1, 1))],
)
def test_equal_knowledge_is_an_equal_day(precision: str, first: tuple[int, int, int]) -> None:
    assert dates.first_day(dt.date(1956, 6, 13), precision) == dt.date(*first)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1956-13",
            "1956-02-30",
            "1956-6-13",
            "56",
            "0000",
            "1956-06-13T00:00",
            " 1956",
            "1956\n",
        ),
        *("13/06/1956", "June 1956", "١٩٥٦", "１９５６-06"),
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        dates.parse(text)


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("en", "7 September 1923", "September 1923"),
        ("fr", "7 septembre 1923", "septembre 1923"),
        ("es", "7 de septiembre de 1923", "septiembre de 1923"),
        ("ar", "7 أيلول/سبتمبر 1923", "أيلول/سبتمبر 1923"),
    ],
)
def test_each_language_writes_it_in_its_own_form(language: str, day: str, month: str) -> None:
    assert dates.spell("1923-09-07", language) == day
    assert dates.spell(dt.date(1923, 9, 7), language) == day
    assert dates.spell("1923-09", language) == month
    assert dates.spell("1923", language) == "1923"


def test_only_french_has_a_word_for_the_first() -> None:
    firsts = [dates.spell("1956-06-01", language).split()[0] for language in LANGUAGES]
    assert firsts == ["1", "1er", "1", "1"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_twelve_months(language: str) -> None:
    months = {dates.spell(f"1956-{month:02}", language) for month in range(1, 13)}
    assert len(months) == 12
    assert not any("_" in month for month in months)
