"""The accounts of a development installation, one a role."""

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils.crypto import get_random_string

from countries import revisions
from countries.audit_trail import Action, record
from countries.models import Country, RegionAssignment, Revision
from countries.regions import Region

ACCOUNTS = {
    "editor": "edits Belgium",
    "reviewer": "reviews Europe",
    "publisher": "publishes every profile",
    "administrator": "invites people, gives roles",
}


@transaction.atomic
def renew() -> dict[str, str]:
    """Make the accounts or give them new passwords; these, by name, are kept nowhere."""
    passwords = {name: get_random_string(14) for name in ACCOUNTS}
    for name, password in passwords.items():
        user, _ = User.objects.update_or_create(
            username=name, defaults={"is_staff": True, "is_active": True}
        )
        user.set_password(password)
        user.save()
        user.groups.add(Group.objects.get(name=name))
    _assign(User.objects.get(username="editor"))
    RegionAssignment.objects.get_or_create(
        person=User.objects.get(username="reviewer"), region=Region.EUROPE
    )
    record(None, Action.COMMAND, "login", ", ".join(ACCOUNTS))
    return passwords


def _assign(editor: User) -> None:
    """Give Belgium to the editor, and keep that as a revision like every change of a profile."""
    for belgium in Country.objects.filter(code="BE").exclude(editors=editor):
        belgium.editors.add(editor)
        revisions.record(belgium, None, Revision.Origin.COMMAND, "development accounts")


def as_lines(passwords: dict[str, str]) -> str:
    """The accounts as a terminal shows them."""
    rows = [f"  {name:<13} {word}   {ACCOUNTS[name]}" for name, word in passwords.items()]
    return "\n".join(rows)
