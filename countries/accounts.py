"""The two accounts of a development installation: an editor of Belgium and a publisher."""

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils.crypto import get_random_string

from countries import revisions
from countries.models import Country, Revision

ACCOUNTS = {"editor": "edits Belgium", "publisher": "publishes every profile"}


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
    return passwords


def _assign(editor: User) -> None:
    """Give Belgium to the editor, and keep that as a revision like every change of a profile."""
    for belgium in Country.objects.filter(code="BE").exclude(editors=editor):
        belgium.editors.add(editor)
        revisions.record(belgium, None, Revision.Origin.COMMAND, "development accounts")


def as_lines(passwords: dict[str, str]) -> str:
    """The accounts as a terminal shows them."""
    rows = [f"  {name:<10} {word}   {ACCOUNTS[name]}" for name, word in passwords.items()]
    return "\n".join(rows)
