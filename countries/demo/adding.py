"""Adding the invented countries and people to a database, once, all of it or nothing."""

import datetime as dt

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.db.models import Q

from countries import accounts
from countries.admin.assigning import assign, roles_changed
from countries.audit_trail import Action, record
from countries.demo.acts import play
from countries.demo.stories import Step, people, stories
from countries.models import AuditEntry, Country, Revision
from countries.signin import invitations

NAME = "demo"


class CannotAddError(Exception):
    """Something stands in the way; nothing was added."""


def added() -> bool:
    """Whether it was added before; the audit list forgets nothing."""
    return AuditEntry.objects.filter(action=Action.COMMAND, object=NAME).exists()


@transaction.atomic
def add(now: dt.datetime) -> None:
    """Add all of it, as if it had happened before `now`. Raises CannotAddError."""
    cast = {user.username: user for user in User.objects.filter(username__in=accounts.ACCOUNTS)}
    if missing := sorted(accounts.ACCOUNTS.keys() - cast.keys()):
        raise CannotAddError(f"No account of this name: {', '.join(missing)}. Run `make login`.")
    if taken := _taken():
        raise CannotAddError(f"The database has other rows under its names: {', '.join(taken)}.")
    cast |= {step["username"]: _invite(step, cast["administrator"], now) for step in people()}
    for story in stories():
        play(story, now, cast)
    record(None, Action.COMMAND, NAME, ", ".join(story.code for story in stories()))


def _taken() -> list[str]:
    """What it would add and somebody else has added already."""
    own = {story.code: story.document for story in stories()}
    same = Q(pk__in=own) | Q(slug__in=[it["slug"] for it in own.values()])
    same |= Q(alpha3__in=[it["alpha3"] for it in own.values()])
    names = [step["username"] for step in people()]
    found = {*Country.objects.filter(same).values_list("code", flat=True)}
    found |= {*Revision.objects.filter(country_code__in=own).values_list("country_code", flat=True)}
    return sorted(
        found | {*User.objects.filter(username__in=names).values_list("username", flat=True)}
    )


def _invite(step: Step, by: User, now: dt.datetime) -> User:
    """A person with a role and regions, as an administrator makes one; the link is thrown away."""
    at = now - dt.timedelta(days=step["days_ago"])
    names = {key: step[key] for key in ("username", "first_name", "last_name")}
    person = User(**names, is_staff=True, date_joined=at)
    person.set_unusable_password()
    person.save()
    person.groups.add(Group.objects.get(name=step["group"]))
    roles_changed(person, (), by, at=at)
    assign(person, Country.objects.none(), step["regions"], by, at=at)
    invitations.link(person, by, at=at)
    return person
