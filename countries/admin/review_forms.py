"""What a decision, a move or a comment asks for."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from countries.admin.texts import WRITE_REASON, why_unreviewed
from countries.labels import PARTS

WORDS = {"rows": 3, "cols": 60, "dir": "auto"}


class Act(forms.Form):
    """One act on the review page. The prefix tells apart what the page has twice."""

    @property
    def typed(self) -> list[str]:
        """The texts that were sent with it."""
        texts = (self.add_prefix(name) for name, field in self.fields.items() if _is_text(field))
        return [text for name in texts if (text := str(self.data.get(name, "")).strip())]


def _is_text(field: forms.Field) -> bool:
    return isinstance(field.widget, forms.Textarea)


class ApproveForm(Act):
    """The live page that it was compared with; and a reason, of one who wrote some of it."""

    against = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, wrote: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if wrote:
            self.fields["reason"] = why_unreviewed()


class LaterForm(Act):
    """A day and a time, in the portal's time zone, still to come."""

    when = forms.DateTimeField(
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages=dict.fromkeys(("required", "invalid"), _("Give a day and a time.")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone = timezone.get_current_timezone_name()
        self.fields["when"].label = format_lazy(_("Day and time (time zone: {})"), zone)

    def clean_when(self) -> dt.datetime:
        when: dt.datetime = self.cleaned_data["when"]
        if when <= timezone.now():
            raise forms.ValidationError(_("That moment has passed: give a later one."))
        return when


class ScheduleForm(LaterForm, ApproveForm):
    """Approve, but for then."""

    field_order = ("when",)


class MoveForm(LaterForm):
    """Another time, and why."""

    reason = forms.CharField(
        label=_("Why"), required=False, max_length=2000, widget=forms.Textarea(WORDS)
    )


class CancelForm(Act):
    reason = forms.CharField(
        label=_("Why"), required=False, max_length=2000, widget=forms.Textarea(WORDS)
    )


class ReturnForm(Act):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(WORDS),
        error_messages={"required": WRITE_REASON},
        help_text=_("What is to change, for the author. Readers never see it."),
    )


class CommentForm(Act):
    """On a part, on all of it, or an answer."""

    text = forms.CharField(
        label=_("Comment"),
        max_length=2000,
        widget=forms.Textarea(WORDS),
        error_messages={"required": _("Write the comment first.")},
        help_text=_("Write @ and a username, and that person finds it on the desk."),
    )
    part = forms.ChoiceField(
        choices=[("", ""), *PARTS.items()], required=False, widget=forms.HiddenInput
    )
    answers = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ResolveForm(Act):
    """Which comment; what is no number is none."""

    answers = forms.CharField(required=False)

    def clean_answers(self) -> int:
        key = str(self.cleaned_data["answers"])
        return int(key) if key.isdecimal() else 0
