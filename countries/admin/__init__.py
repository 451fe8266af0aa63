"""The desk: Django's admin for profiles, what they share, their history, people, audits."""

from countries.admin import audit_list, country, history, people, reference

__all__ = ["audit_list", "country", "history", "people", "reference"]
