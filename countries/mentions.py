"""Who can be called in a comment, and who is: `@ruth`, typed where a word begins."""

import re

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from countries.languages import columns
from countries.models import Comment, Country, RegionAssignment
from countries.rules import Problem, RefusedError

_NAME = re.compile(r"(?<![\w.@+-])@([\w.@+-]+)")  # what Django lets stand in a username
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def who_can_see(country: Country) -> QuerySet[User]:
    """Who can open this country on the desk: in the order of their usernames."""
    every = User.objects.with_perm("countries.every_country", backend=_BACKEND)
    regions = RegionAssignment.objects.filter(region=country.region)
    single = Country.editors.through._default_manager.filter(country=country.pk)
    reaches = (
        Q(pk__in=every.values("pk"))
        | Q(pk__in=single.values("user"))
        | Q(pk__in=regions.values("person"))
    )
    sees = User.objects.with_perm("countries.view_country", backend=_BACKEND)
    return sees.filter(reaches, is_staff=True).order_by("username")


def mentioned(text: str, country: Country) -> list[User]:
    """Those whom a text calls. Raises RefusedError where it calls one who cannot see the country,
    or nobody: which of the two is not told."""
    called = list(dict.fromkeys(_NAME.findall(text)))
    if not called:
        return []
    people = {person.get_username().casefold(): person for person in who_can_see(country)}
    found, missing = [], []
    for name in called:
        person = _person(name, people)
        if person is None:
            missing.append(f"@{name.rstrip('.')}")
        elif person not in found:
            found.append(person)
    if missing:
        words = _("Nobody who can see {} has this name: {}. Below the comment stands who does.")
        raise RefusedError(Problem((), words.format(country, ", ".join(missing))))
    return found


def _person(name: str, people: dict[str, User]) -> User | None:
    """A name may end with what ends the sentence, too."""
    name = name.casefold()
    while name and name not in people and name[-1] in ".@+-":
        name = name[:-1]
    return people.get(name)


def waiting(person: User, countries: QuerySet[Country]) -> QuerySet[Comment]:
    """The comments on those countries that call her, in threads that are open and in which she
    said nothing since; the oldest first, without documents."""
    said = Comment.objects.filter(author=person, answers=OuterRef("thread"), pk__gt=OuterRef("pk"))
    found = Comment.objects.annotate(thread=Coalesce("answers", "pk")).filter(
        ~Exists(said),
        mentioned=person,
        resolved_at=None,
        answers__resolved_at=None,
        edition__country__in=countries.values("pk"),
    )
    names = [f"edition__country__{name}" for name in columns("name")]
    shown = ("edition__country__code", "author__username", "part", "text", "at", *names)
    return found.select_related("author", "edition__country").only(*shown).order_by("pk")
