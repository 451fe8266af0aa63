"""The desk writes a day before its month, hours to 24, and months as the public pages do."""

import datetime as dt

import pytest
from django.utils import formats, translation

from countries.dates import MONTHS
from countries.languages import LANGUAGES

EVENING = dt.datetime(2026, 11, 23, 21, 4, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "23 Nov 2026, 21:04"),
        ("fr", "23 novembre 2026, 21:04"),
        ("es", "23 de noviembre de 2026, 21:04"),
        ("ar", "23 تشرين الثاني/نوفمبر 2026، 21:04"),
    ],
)
def test_a_moment_is_written_as_its_language_writes_it(language: str, words: str) -> None:
    with translation.override(language):
        assert formats.date_format(EVENING, "DATETIME_FORMAT") == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_month_has_the_names_that_the_public_pages_give_it(language: str) -> None:
    with translation.override(language):
        names = [formats.date_format(dt.date(2026, month, 1), "F") for month in range(1, 13)]
    assert names == MONTHS[language]


def test_a_day_may_be_typed_as_computers_write_it() -> None:
    for language in LANGUAGES:
        with translation.override(language):
            assert "%Y-%m-%d" in formats.get_format("DATE_INPUT_FORMATS")
