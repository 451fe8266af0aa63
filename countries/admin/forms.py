"""The forms of the country page: the country itself, and one for a row of each part."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from django import forms
from django.db.models import Model
from django.utils.functional import cached_property
from django.utils.text import capfirst, slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from countries import dates
from countries.admin.desk import Desk
from countries.admin.fields import NOTHING, PlainForm, ReadProse, SharedChoice
from countries.admin.typed import (
    HOW_PARTIAL,
    PartialDate,
    clean_partial_date,
    show_partial_date,
)
from countries.languages import FALLBACK, columns
from countries.models import (
    NCB,
    Citation,
    Country,
    CrimeAreaLink,
    PoliceForce,
    Section,
)
from countries.models.section import Topic
from countries.reasons import Reason

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

STALE = "stale"
AT_THE_END = _("Lower numbers come first; empty is the end.")
FROM_THE_NAME = _("Empty: made from the English name. It cannot be changed later.")
HOW_AS_OF = _(
    "The day that the source says the fact holds for, as far as it says: 2024-03-31, 2024-03 or"
    " 2024; empty where it says none."
)
FROM_THE_TOPIC = _("Empty: made from the topic, or the heading. It cannot be changed later.")


class CountryForm(PlainForm):
    """The country's own fields. It also says at the top of the page what was refused."""

    desk: Desk  # set on the class that the admin makes for a request

    class Meta:
        model = Country
        fields = ()
        field_classes = {"member_since": PartialDate}
        help_texts = {"member_since": HOW_PARTIAL}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        show_partial_date(self, "member_since", "member_since_precision")

    def is_valid(self) -> bool:
        return super().is_valid() and not self.desk.adding_row

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).upper()

    def clean_alpha3(self) -> str:
        return str(self.cleaned_data["alpha3"]).upper()

    def clean(self) -> dict[str, Any]:
        super().clean()
        clean_partial_date(self, "member_since", "member_since_precision")
        if self.desk.stale:
            words = _("Not saved: somebody else changed this profile while you had it open.")
            self.add_error(None, forms.ValidationError(words, STALE))
        for problem in self.desk.refused:
            field = problem.path[0] if len(problem.path) == 1 else "_".join(problem.path)
            if field in self.fields:
                self.add_error(field, str(problem))
            else:
                self.add_error(None, self.desk.told(problem))
        return self.cleaned_data


class RowForm(PlainForm):
    """A row of a part. An empty order is the end; a short name is made once, and stays."""

    slug_from: tuple[str, ...] = ()
    no_slug = _("Write the English name, or a short name.")

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.desk = desk
        self.title = str(self.instance)
        self.added = self.instance._state.adding
        if "order" in self.fields:
            self.fields["order"].required = False
            self.fields["order"].help_text = AT_THE_END
            if self.added:
                self.initial["order"] = None
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].widget.attrs["readonly"] = not self.added

    def offer(self, name: str, rows: Iterable[Model]) -> None:
        """Fill the choices of a reference; one that the form only shows has none."""
        field = self.fields.get(name)
        if isinstance(field, SharedChoice):
            field.nothing = NOTHING.get(name, field.nothing)
            field.offer(rows)

    def clean_slug(self) -> str:
        return str(self.cleaned_data["slug"] if self.added else self.instance.slug)

    def clean(self) -> dict[str, Any]:
        super().clean()
        if (
            "slug" in self.fields
            and not self.cleaned_data.get("slug")
            and "slug" not in self.errors
        ):
            self._make_slug()
        return self.cleaned_data

    def _post_clean(self) -> None:
        """A row that was saved and not touched is neither asked of the database nor written."""
        if self.added or self.has_changed():
            super()._post_clean()

    def _make_slug(self) -> None:
        words = next(filter(None, (self.cleaned_data.get(name) for name in self.slug_from)), "")
        self.cleaned_data["slug"] = slugify(words)[:64].strip("-_").replace("_", "-")
        if not self.cleaned_data["slug"]:
            self.add_error("slug", self.no_slug)


class BureauForm(RowForm):
    class Meta:
        model = NCB
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("host", self.desk.forces)
        self.title = str(capfirst(NCB._meta.verbose_name or ""))


class ForceForm(RowForm):
    slug_from = ("name_en",)

    class Meta:
        model = PoliceForce
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.added:
            self.fields["slug"].help_text = FROM_THE_NAME
        others = [force for force in self.desk.forces if force.pk != self.instance.pk]
        self.offer("part_of", others)


class SectionForm(RowForm):
    slug_from: tuple[str, ...] = ("topic", "heading_en")
    no_slug = _("Write the English heading, or a short name.")

    class Meta:
        model = Section
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.added:
            self.fields["slug"].help_text = FROM_THE_TOPIC

    def _make_slug(self) -> None:
        if self.cleaned_data.get("topic") == Topic.OTHER:
            self.slug_from = self.slug_from[1:]
        super()._make_slug()


class ReadSectionForm(SectionForm):
    """A section for one who may not change it: its text as it reads."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for column in columns("body"):
            attrs = self.fields[column].widget.attrs
            kept = {name: attrs[name] for name in ("lang", "dir")}
            self.fields[column].widget = ReadProse(attrs=kept)


class AreaForm(RowForm):
    class Meta:
        model = CrimeAreaLink
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("area", self.desk.areas)
        if not self.added:
            self.title = f"{self.instance.area} · {self.instance.get_standing_display()}"


class Told(NamedTuple):
    """A source in one line: what is said of the fact, by whom, as of when, and when checked."""

    state: "str | StrPromise"
    source: str
    as_of: str
    checked_on: str


class CitationForm(RowForm):
    """A source of the fact under which it stands. Who checked it wrote the day of checking."""

    fact = forms.ChoiceField(widget=forms.HiddenInput)

    class Meta:
        model = Citation
        fields = ()
        field_classes = {"as_of": PartialDate}
        help_texts = {"as_of": HOW_AS_OF}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        show_partial_date(self, "as_of", "as_of_precision")
        self.offer("source", self.desk.sources)
        known, fact = self.desk.facts, self.instance.fact
        self.title = f"{known[fact][0] if fact in known else fact} · {self.told.source}"
        field = self.fields["fact"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = [(each, each) for each in {**known, fact: ""} if each]

    @cached_property
    def told(self) -> Told:
        """As it is saved; of one that is not, the reason for which it was asked for."""
        saved, language = self.instance, get_language() or FALLBACK
        if saved.source is None:
            words = dict(Reason.choices).get(saved.reason or self.initial.get("reason", ""), "")
            return Told(words, "", "", dates.spell(saved.checked_on, language))
        return Told(
            _("Derived") if saved.derived else _("Sourced"),
            str(saved.source),
            dates.spell(dates.cut(saved.as_of, saved.as_of_precision or "day"), language),
            dates.spell(saved.checked_on, language),
        )

    def clean(self) -> dict[str, Any]:
        super().clean()
        clean_partial_date(self, "as_of", "as_of_precision")
        if "checked_on" in self.changed_data:
            checked = self.cleaned_data.get("checked_on")
            self.instance.checked_by = self.desk.request.user if checked else None
        return self.cleaned_data
