"""`manage.py createsuperuser`: Django's, and it stands in the audit list."""

from typing import Any

from django.contrib.auth.management.commands import createsuperuser
from django.contrib.auth.models import User
from django.db.models import Max

from countries.audit_trail import Action, record


class Command(createsuperuser.Command):
    """No transaction is held open meanwhile: the command may wait for somebody who types."""

    def handle(self, *args: Any, **options: Any) -> None:
        last = User.objects.aggregate(last=Max("pk"))["last"] or 0
        super().handle(*args, **options)
        for made in User.objects.filter(pk__gt=last, is_superuser=True):
            record(None, Action.COMMAND, "createsuperuser", made.get_username())
