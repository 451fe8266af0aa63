"""`manage.py changepassword`: Django's, and it stands in the audit list."""

import getpass
from typing import Any

from django.contrib.auth.management.commands import changepassword

from countries.audit_trail import Action, record


class Command(changepassword.Command):
    def handle(self, *args: Any, **options: Any) -> str | None:
        said = super().handle(*args, **options)
        name = options["username"] or getpass.getuser()
        record(None, Action.COMMAND, "changepassword", name)
        return said
