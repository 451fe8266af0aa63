"""What a reviewer reads: the differences by part, what was said of each, and what she may do."""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from django.http import HttpRequest
from django.utils import timezone

from countries import editions, labels
from countries.admin.differences import differences
from countries.admin.reach import person
from countries.diff import Change
from countries.languages import LANGUAGES
from countries.models import Comment, Edition, ScheduleChange
from countries.proposals import hindrances

APPROVE, PROPOSE = "countries.approve_country", "countries.propose_country"
PUBLISH = "countries.publish_country"


@dataclass
class Thread:
    """A remark and its answers."""

    comment: Comment
    answers: list[Comment] = field(default_factory=list)


@dataclass
class ReviewPart:
    """A part of the profile: what differs, and what was said of it. '' is all of the profile."""

    key: str
    title: str
    changes: list[Change]
    threads: list[Thread]

    @property
    def open(self) -> int:
        return sum(thread.comment.resolved_at is None for thread in self.threads)


@dataclass(frozen=True)
class Review:
    """An edition before one person: what it says beside what stood there, and what she may do."""

    request: HttpRequest
    edition: Edition
    language: str

    @classmethod
    def of(cls, request: HttpRequest, edition: Edition) -> "Review":
        asked = request.GET.get("language", "")
        return cls(request, edition, asked if asked in LANGUAGES else "")

    @cached_property
    def before(self) -> Edition | None:
        """What it is compared with: what readers saw, or see, in its place."""
        edition, code = self.edition, self.edition.country_id
        if edition.number is not None:
            earlier = Edition.objects.unless_overtaken()
            earlier = earlier.filter(country=code, number__lt=edition.number)
            return earlier.order_by("-number").first()
        return editions.live(code, None if self.waits else edition.proposed_at)

    @cached_property
    def live(self) -> Edition | None:
        return self.before if self.waits else editions.live(self.edition.country_id)

    @cached_property
    def changes(self) -> list[Change]:
        return differences(self.before.document if self.before else None, self.edition.document)

    @cached_property
    def parts(self) -> list[ReviewPart]:
        """The parts that differ in the language asked for, or of which somebody said something."""
        shown = [c for c in self.changes if self.language in ("", c.language)]
        by_part = {key: list(group) for key, group in groupby(shown, key=lambda c: c.part)}
        return [
            ReviewPart(key, str(title), by_part.get(key, []), self.threads.get(key, []))
            for key, title in labels.PARTS.items()
            if by_part.get(key) or self.threads.get(key)
        ]

    @cached_property
    def whole(self) -> ReviewPart:
        return ReviewPart("", "", [], self.threads.get("", []))

    @cached_property
    def threads(self) -> dict[str, list[Thread]]:
        """What was said, by part, in the order in which it was said."""
        found: dict[int, Thread] = {}
        said = self.edition.comments.select_related("author", "resolved_by")
        for comment in said.order_by("at", "pk"):
            if comment.answers_id in found:
                found[comment.answers_id].answers.append(comment)
            else:
                found[comment.pk] = Thread(comment)
        by_part: dict[str, list[Thread]] = {}
        for thread in found.values():
            by_part.setdefault(thread.comment.part, []).append(thread)
        return by_part

    @cached_property
    def moves(self) -> list[ScheduleChange]:
        return list(self.edition.schedule_changes.select_related("by").order_by("at", "pk"))

    @cached_property
    def schedules(self) -> list[Edition]:
        """The other editions of the country that are still to go live."""
        others = Edition.objects.unless_overtaken().scheduled()
        others = others.filter(country=self.edition.country_id).exclude(pk=self.edition.pk)
        return list(others.defer("body").order_by("publish_at"))

    # What may be done: who asks, and how the edition stands

    @cached_property
    def waits(self) -> bool:
        return self.edition.state == Edition.State.PROPOSED

    @cached_property
    def scheduled(self) -> bool:
        approved = self.edition.state == Edition.State.APPROVED
        at = self.edition.publish_at
        return bool(approved and at and at > timezone.now() and not self.overtaken)

    @property
    def overtaken(self) -> int | None:
        """The number of the edition that keeps it from ever being live."""
        if self.edition.state != Edition.State.APPROVED:
            return None
        number: int | None = getattr(self.edition, "overtaken_by", None)
        return number

    @cached_property
    def in_the_way(self) -> list[str]:
        """What keeps a proposal from being approved by anybody."""
        return [str(problem) for problem in hindrances(self.edition)] if self.waits else []

    @cached_property
    def wrote(self) -> bool:
        """Whether she wrote part of it."""
        who, edition = person(self.request), self.edition
        if edition.number is not None:
            return edition.decided_by_id == who.pk or editions.wrote(edition, who)
        return editions.wrote_since_live(edition.country_id, who)

    def has(self, permission: str) -> bool:
        return self.request.user.has_perm(permission)

    @property
    def own(self) -> bool:
        return self.edition.proposed_by_id == self.request.user.pk and self.has(PROPOSE)

    @property
    def decides(self) -> bool:
        return self.waits and self.has(APPROVE)

    @property
    def approves(self) -> bool:
        """Whether she may say yes: by force, too, if she publishes."""
        return self.decides and not self.in_the_way and (not self.wrote or self.has(PUBLISH))

    @property
    def unreviewed(self) -> bool:
        return self.edition.state == Edition.State.APPROVED and not self.edition.reviewed

    @property
    def talks(self) -> bool:
        return self.has(APPROVE) or self.has(PROPOSE)
