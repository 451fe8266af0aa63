"""What a step of a story can do: each the verb that people use, at the moment the step names."""

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib.auth.models import User

from countries import (
    confirming,
    erasing,
    notes_corrected,
    paths,
    profile,
    publishing,
    restoring,
    reviewing,
    revisions,
    rules,
    scheduling,
)
from countries.demo.stories import Step, Story
from countries.document import Document
from countries.models import Country, Edition, Revision
from countries.wording import Wording


class Scene(NamedTuple):
    """Where and when a step plays, and who is in it."""

    code: str
    step: Step
    now: dt.datetime
    cast: dict[str, User]

    def at(self, step: Step) -> dt.datetime:
        """A moment that is told in days from now: before, or `in_days` after."""
        return self.now + dt.timedelta(days=step.get("in_days", -step.get("days_ago", 0)))

    @property
    def when(self) -> dt.datetime:
        return self.at({"days_ago": self.step["days_ago"]})

    def person(self, step: Step) -> User:
        return self.cast[step["by"]]

    @property
    def by(self) -> User | None:
        return self.cast[self.step["by"]] if "by" in self.step else None

    @property
    def country(self) -> Country:
        return Country.objects.get(pk=self.code)

    @property
    def edition(self) -> Edition:
        """The one that the step is about: the newest of the country, or that of a `number`."""
        own = Edition.objects.filter(country=self.code)
        if "number" in self.step:
            return own.get(number=self.step["number"])
        return own.latest("pk")


def play(story: Story, now: dt.datetime, cast: dict[str, User]) -> None:
    """All that happens to a country. Raises RefusedError where a verb refuses."""
    for step in story.steps:
        ACTS[step["does"]](Scene(story.code, step, now, cast))


def _writes(scene: Scene) -> None:
    """A whole `document`, or its `changes` by their places: `sections/crime/body/en`."""
    before = None
    if "document" in scene.step:
        data = {"code": scene.code, **scene.step["document"]}
    else:
        before = profile.build(scene.country)
        changes = {tuple(place.split("/")): to for place, to in scene.step["changes"].items()}
        data = paths.unflatten({**paths.flatten(before.plain()), **changes})
    document = Document.model_validate(data)
    rules.check(document, before)
    origin = Revision.Origin.FORM if scene.by else Revision.Origin.COMMAND
    revisions.record(profile.apply(document), scene.by, origin, at=scene.when)


def _proposes(scene: Scene) -> None:
    more = {key: scene.step[key] for key in ("minor", "remark") if key in scene.step}
    notes = scene.step.get("notes")
    publishing.propose(scene.country, scene.by, notes, at=scene.when, **more)


def _approves(scene: Scene) -> None:
    """Now, or for `in_days`."""
    publish_at = scene.at(scene.step) if "in_days" in scene.step else None
    publishing.approve(scene.edition, scene.by, publish_at=publish_at, at=scene.when)


def _publishes(scene: Scene) -> None:
    step = scene.step
    force = step.get("force", "")
    publishing.publish(scene.country, scene.by, step["notes"], force=force, at=scene.when)


def _comments(scene: Scene) -> None:
    """With the `answers` to it, and who `resolved` it."""
    step, edition = scene.step, scene.edition
    said = reviewing.comment(
        edition, scene.person(step), step["text"], part=step.get("part", ""), at=scene.when
    )
    for answer in step.get("answers", ()):
        by, at = scene.person(answer), scene.at(answer)
        reviewing.comment(edition, by, answer["text"], answers=said, at=at)
    if resolved := step.get("resolved"):
        reviewing.resolve(said, scene.person(resolved), at=scene.at(resolved))


def _moves(scene: Scene) -> None:
    publish_at, reason = scene.at(scene.step), scene.step["reason"]
    scheduling.move(scene.edition, scene.by, publish_at, reason, at=scene.when)


def _erases(scene: Scene) -> None:
    """From everything that is kept; always now, as an erasure is."""
    step = scene.step
    wording = Wording(step["text"], step["replacement"])
    erasing.erase(wording, step["reason"], step["for"])


ACTS: dict[str, Callable[[Scene], Any]] = {
    "writes": _writes,
    "proposes": _proposes,
    "approves": _approves,
    "publishes": _publishes,
    "comments": _comments,
    "moves": _moves,
    "erases": _erases,
    "returns": lambda it: publishing.reject(it.edition, it.by, it.step["reason"], at=it.when),
    "withdraws": lambda it: publishing.withdraw(it.country, it.by, it.step["notice"], at=it.when),
    "reviews": lambda it: reviewing.review_afterwards(it.edition, it.person(it.step), at=it.when),
    "checks": lambda it: confirming.still_true(it.country, it.person(it.step), at=it.when),
    "corrects": lambda it: notes_corrected.correct(it.edition, it.by, it.step["notes"], at=it.when),
    "cancels": lambda it: scheduling.cancel(it.edition, it.by, it.step["reason"], at=it.when),
    "deletes": lambda it: restoring.delete(it.country, it.by, at=it.when),
}
