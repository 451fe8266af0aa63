"""The desk: Django's admin for profiles, what they share, pages, history, people, audits."""

from countries.admin import audit_list, country, history, people, portal_pages, reference

__all__ = ["audit_list", "country", "history", "people", "portal_pages", "reference"]
