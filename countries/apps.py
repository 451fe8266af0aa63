"""The app of the portal's one subject: member countries and their profiles."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CountriesConfig(AppConfig):
    name = "countries"
    verbose_name = _("Member countries")

    def ready(self) -> None:
        """Keep the groups as declared, after every migrate."""
        from countries.roles import make_groups

        post_migrate.connect(make_groups, sender=self)
