"""`manage.py renew_secrets`: second factors under today's SECRET_KEY, before a former one goes."""

from typing import Any

from cryptography.fernet import InvalidToken
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from countries.audit_trail import Action, record
from countries.signin import second_factor


class Command(BaseCommand):
    """Writes all of them or none."""

    help = (
        "Encrypt the secrets of second factors under SECRET_KEY; those of SECRET_KEY_FALLBACKS are"
        " read for the last time. Afterwards these can be dropped."
    )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            count = second_factor.encrypt_anew()
        except InvalidToken:
            raise CommandError(
                "Nothing was changed: a secret was encrypted under a key that is neither SECRET_KEY"
                " nor one of SECRET_KEY_FALLBACKS."
            ) from None
        record(None, Action.COMMAND, "renew_secrets", str(count))
        self.stdout.write(f"Encrypted under SECRET_KEY: {count}.")
