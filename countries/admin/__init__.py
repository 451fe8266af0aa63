"""The desk: Django's admin for profiles, what they share, their history, and people."""

from countries.admin import country, history, people, reference

__all__ = ["country", "history", "people", "reference"]
