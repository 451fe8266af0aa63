"""The rows of a part: as they were typed, whatever happened to the saved ones meanwhile."""

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import Model, Q, UniqueConstraint
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from countries.admin.desk import Desk
from countries.admin.fields import SharedChoice
from countries.admin.placed import field_of
from countries.models import Country, PoliceForce, Section

ADD_ROW = "_addrow_"
KEYS: dict[str, tuple[str, ...]] = {
    "police": ("slug",),
    "sections": ("slug",),
    "crime_areas": ("area_id", "standing"),
    "citations": ("fact", "source_id"),
}
# What the conditional constraints allow once; None where they do not apply.
ALONE: dict[str, Callable[[Any], str | None]] = {
    "sections": lambda row: row.topic if row.topic != "other" else None,
    "citations": lambda row: row.fact if row.source_id is None else None,
}


def wants_row(request: HttpRequest) -> bool:
    """Whether a button "Add a row" was pressed; if so, the row is added to what was sent."""
    wanted = [key.removeprefix(ADD_ROW) for key in request.POST if key.startswith(ADD_ROW)]
    if not wanted:
        return False
    data = request.POST.copy()
    total = f"{wanted[0]}-TOTAL_FORMS"
    count = str(data.get(total, ""))
    if count.isdecimal():
        data[total] = str(int(count) + 1)
    request.POST = data  # type: ignore[assignment]  # Django's own type is of the stub only
    return True


def wanted_citation(request: HttpRequest) -> dict[str, str]:
    """The fact under which a source was asked for, or under which a reason was chosen."""
    fact, _space, reason = str(request.POST.get(f"{ADD_ROW}citations", "")).partition(" ")
    return {"fact": fact, "reason": reason}


def release(country: Country, formset: BaseInlineFormSet) -> None:
    """The sources of what was deleted go with it: a force that is gone states no facts."""
    for row in formset.deleted_objects:
        if isinstance(row, PoliceForce):
            own = Q(fact=f"police.{row.slug}") | Q(fact__startswith=f"police.{row.slug}.")
        elif isinstance(row, Section):
            own = Q(fact=f"section.{row.slug}")
        else:
            continue
        country.citations.filter(own).delete()


class Rows(BaseInlineFormSet):
    """A formset that keeps every typed row.

    Django's pairs rows with what is saved now, and drops or mixes up rows where somebody else
    deleted one. Here a row whose saved one is gone becomes a new row with the same words.
    """

    desk: Desk  # set on the class that the inline makes for a request
    part: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound:
            self._pair()

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "desk": self.desk}

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        """The row that was just added has sent nothing yet, which is no mistake."""
        sent = (key.startswith(f"{self.add_prefix(i)}-") for key in self.data)
        added = self.desk.adding_row and not any(sent)
        nothing: dict[str, Any] = {"data": None, "files": None} if added else {}
        if added and self.part == "citations":
            nothing["initial"] = self.desk.adding_citation
        form = super()._construct_form(i, **kwargs, **nothing)  # type: ignore[misc]
        if added:
            form.cleaned_data = {}  # Django asks every form of the set for it
        return form

    def add_fields(self, form: Any, index: int | None) -> None:
        """Each row names its saved one; Django would ask the database once a row."""
        super().add_fields(form, index)
        name = self.model._meta.pk.name
        field = form.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            quick = SharedChoice(field.queryset, initial=field.initial, required=False)
            quick.widget = forms.HiddenInput()
            quick.rows = {str(row.pk): row for row in self.get_queryset()}
            form.fields[name] = quick

    def _pair(self) -> None:
        """Put the rows that are still saved first, and let the form know only those."""
        data = self.data
        counts = [data.get(f"{self.prefix}-{name}_FORMS", "") for name in ("INITIAL", "TOTAL")]
        if not isinstance(data, QueryDict) or not all(count.isdecimal() for count in counts):
            return
        initial, total = int(counts[0]), min(int(counts[1]), self.absolute_max)
        saved = {str(row.pk): row for row in super().get_queryset()}
        pk = self.model._meta.pk.name
        if self.model._meta.pk == self.fk and saved and total:
            initial, data[f"{self.prefix}-0-{pk}"] = 1, next(iter(saved))
        ids = [data.get(f"{self.prefix}-{index}-{pk}", "") for index in range(initial)]
        kept = [index for index in range(initial) if ids[index] in saved]
        gone = [index for index in range(initial) if ids[index] not in saved]
        self._queryset = [saved[ids[index]] for index in kept]
        retyped = [index for index in gone if f"{self.prefix}-{index}-DELETE" not in data]
        self._renumber(data, [*kept, *retyped, *range(initial, total)], len(kept), pk)

    def _renumber(self, data: QueryDict, order: list[int], initial: int, pk: str) -> None:
        place = {old: new for new, old in enumerate(order)}
        moved = {}
        for key in [key for key in data if re.match(rf"{self.prefix}-\d+-", key)]:
            index, _, field = key.removeprefix(f"{self.prefix}-").partition("-")
            values = data.pop(key)
            new = place.get(int(index))
            if new is not None and (new < initial or field != pk or self.model._meta.pk == self.fk):
                moved[f"{self.prefix}-{new}-{field}"] = values
        for key, values in moved.items():
            data.setlist(key, values)
        data[f"{self.prefix}-INITIAL_FORMS"] = str(initial)
        data[f"{self.prefix}-TOTAL_FORMS"] = str(len(order))

    def _should_delete_form(self, form: forms.ModelForm) -> bool:
        """A source goes with what states its fact, whatever was typed in it before."""
        if super()._should_delete_form(form):  # type: ignore[misc]
            return True
        fact = str(self.data.get(form.add_prefix("fact"), "")) if self.part == "citations" else ""
        return any(fact == gone or fact.startswith(f"{gone}.") for gone in self._gone)

    @cached_property
    def _gone(self) -> list[str]:
        """The facts' names of the forces and sections that are ticked to be deleted."""
        ticked = [re.fullmatch(r"((forces|sections)-\d+)-DELETE", key) for key in self.data]
        names = {"forces": "police", "sections": "section"}
        return [f"{names[row[2]]}.{self.data.get(f'{row[1]}-slug')}" for row in ticked if row]

    def get_unique_error_message(self, unique_check: Any) -> str:
        return _("This stands here twice: keep one of them.")

    def get_form_error(self) -> str:
        return _("This stands here twice: keep one of them.")

    def clean(self) -> None:
        super().clean()
        if self.desk.adding_row:
            return
        rows = [form for form in self.forms if self._counts(form)]
        self._put_at_the_end(rows)
        if self.part == "police":
            self._let_go(rows)
        if alone := ALONE.get(self.part):
            self._refuse_doubles(rows, alone)
        for problem in self.desk.refused:
            if problem.path and problem.path[0] == self.part:
                self._place(problem.path, str(problem))

    def _counts(self, form: forms.ModelForm) -> bool:
        """Whether the form is a row that will be saved."""
        deleted = self.can_delete and self._should_delete_form(form)
        return not deleted and (form.has_changed() or not form.instance._state.adding)

    def _put_at_the_end(self, rows: list[forms.ModelForm]) -> None:
        ordered = [form for form in rows if "order" in form.cleaned_data]
        last = max([form.cleaned_data["order"] or 0 for form in ordered], default=0)
        for form in ordered:
            if form.cleaned_data["order"] is None:
                last += 1
                form.cleaned_data["order"] = form.instance.order = last

    def _let_go(self, rows: list[forms.ModelForm]) -> None:
        """What is deleted in the same save has no parts any more."""
        going = {form.instance.pk for form in self.forms if form not in rows}
        for form in rows:
            if form.instance.part_of_id in going:
                form.instance.part_of = None

    def _refuse_doubles(
        self, rows: list[forms.ModelForm], alone: Callable[[Model], str | None]
    ) -> None:
        """Django checks a constraint with a condition against the database only."""
        limit = next(
            constraint
            for constraint in self.model._meta.constraints
            if isinstance(constraint, UniqueConstraint) and constraint.condition
        )
        seen: set[str] = set()
        for form in rows:
            key = alone(form.instance)
            if key and key in seen and not form.non_field_errors():
                form.add_error(field_of(limit, form), limit.get_violation_error_message())
            seen |= {key or ""}

    def _place(self, path: tuple[str, ...], message: str) -> None:
        """Put what was refused on its row and, where the row has it, on its field."""
        key, field = ("", path[1:]) if self.part == "ncb" else (path[1], path[2:])
        for form in self.forms:
            if key == self._key(form):
                name = "_".join(field)
                form.add_error(name if name in form.fields else None, message)
                return

    def _key(self, form: forms.ModelForm) -> str:
        return "|".join(str(getattr(form.instance, name) or "") for name in KEYS.get(self.part, ()))
