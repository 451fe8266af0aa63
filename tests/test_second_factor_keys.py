"""Secrets of second factors are encrypted, and a SECRET_KEY can be changed."""

from io import StringIO
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from countries.signin import checks, keys

SECRET = "JBSWY3DPEHPK3PXP"


def test_what_is_kept_says_nothing_and_can_be_read() -> None:
    kept = keys.encrypt(SECRET)
    assert SECRET not in kept
    assert keys.encrypt(SECRET) != kept
    assert keys.decrypt(kept) == SECRET


def test_a_former_key_reads_as_long_as_it_is_named(settings: Any) -> None:
    kept = keys.encrypt(SECRET)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new" * 20, [settings.SECRET_KEY]
    assert keys.decrypt(kept) == SECRET


def test_what_no_key_opens_is_random_and_never_empty(settings: Any) -> None:
    kept = keys.encrypt(SECRET)
    settings.SECRET_KEY = "new" * 20
    found = {keys.decrypt(kept), keys.decrypt(kept)}
    assert len(found) == 2
    assert not found & {SECRET, ""}


def test_secrets_are_renewed_and_the_former_key_can_go(eva: User, settings: Any) -> None:
    TOTP.activate(eva, SECRET)
    codes = RecoveryCodes.activate(eva).generate_codes()
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new" * 20, [settings.SECRET_KEY]
    call_command("renew_secrets", stdout=StringIO())
    settings.SECRET_KEY_FALLBACKS = []
    found = {each.type: each for each in Authenticator.objects.all()}
    assert keys.decrypt(found["totp"].data["secret"]) == SECRET
    assert RecoveryCodes(found["recovery_codes"]).generate_codes() == codes


def test_nothing_is_renewed_where_one_cannot_be_read(eva: User, settings: Any) -> None:
    TOTP.activate(eva, SECRET)
    settings.SECRET_KEY = "new" * 20
    before = Authenticator.objects.get().data
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("renew_secrets")
    assert Authenticator.objects.get().data == before


@pytest.mark.parametrize(
    ("backend", "warned"),
    [("locmem.LocMemCache", 1), ("db.DatabaseCache", 0), ("redis.RedisCache", 0)],
)
def test_an_operator_is_warned_where_each_worker_counts_alone(
    backend: str, warned: int, settings: Any
) -> None:
    settings.CACHES = {"default": {"BACKEND": f"django.core.cache.backends.{backend}"}}
    assert len(checks.cache_is_shared()) == warned
