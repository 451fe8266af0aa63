"""The app of the portal's one subject: member countries and their profiles."""

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CountriesConfig(AppConfig):
    name = "countries"
    verbose_name = _("Member countries")

    def ready(self) -> None:
        """Keep the groups as declared, after every migrate; write down what allauth does."""
        from countries.roles import make_groups
        from countries.signin import checks, watching

        post_migrate.connect(make_groups, sender=self)
        watching.begin()
        register(checks.cache_is_shared, Tags.security, deploy=True)
