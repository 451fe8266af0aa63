"""The words of editions, folded, for the search. This module is on the public side."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from countries.models.edition import Edition

LONGEST = 40  # letters of a word; what is longer is cut, here and in what is asked


class Kind(models.IntegerChoices):
    """Where a word stands in a profile, in the order in which it weighs."""

    CODE = 0
    NAME = 1
    OTHER = 2
    CITY = 3
    FACT = 4
    TEXT = 5
    SLIP = 6  # a word of a name less one letter
    FACET = 7  # `region:europe`, `area:drug-crime`, `full:1`


class WordField(models.CharField):
    """A text that every database sorts by its code points, so that a prefix is a range."""

    def db_parameters(self, connection: BaseDatabaseWrapper) -> dict[str, Any]:
        parameters: dict[str, Any] = dict(super().db_parameters(connection))
        if connection.vendor == "postgresql":  # what SQLite does of itself
            parameters["collation"] = "C"
        return parameters


class SearchWord(models.Model):
    """A word of an edition; written by countries.listed, made from the document."""

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="search_words", db_index=False
    )
    kind = models.PositiveSmallIntegerField(choices=Kind)
    word = WordField(max_length=80)

    class Meta:
        indexes = [models.Index(fields=["edition", "word", "kind"], name="search_word_of")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "word", "edition"], name="search_word_stands_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.word}"
