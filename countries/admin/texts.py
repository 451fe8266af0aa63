"""Texts for readers, in the four languages, as forms ask for them: change notes and notices."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _

from countries.admin.desk import Desk
from countries.admin.fields import PlainLabels
from countries.languages import FALLBACK, LANGUAGES, NATIVE_NAMES, direction
from countries.rules import RefusedError

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


WRITE_REASON = _("Write a reason.")


class TextsForm(PlainLabels, forms.Form):
    """One text in four languages; the English one is required."""

    name: "str | StrPromise" = ""
    help_text: "str | StrPromise" = ""
    required_css_class = "required"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for language in LANGUAGES:
            attrs = {"lang": language, "dir": direction(language), "rows": 3, "cols": 60}
            self.fields[language] = forms.CharField(
                label=format_lazy("{} ({})", capfirst(self.name), NATIVE_NAMES[language]),
                required=language == FALLBACK,
                max_length=1000,
                widget=forms.Textarea(attrs),
                help_text=self.help_text if language == FALLBACK else "",
            )

    @property
    def texts(self) -> dict[str, str]:
        """What was written, by language."""
        written = {language: self.cleaned_data[language].strip() for language in LANGUAGES}
        return {language: text for language, text in written.items() if text}

    def refuse(self, desk: Desk, error: RefusedError) -> None:
        for problem in error.problems:
            self.add_error(None, desk.told(problem))


class ChangeNoteForm(TextsForm):
    """The change note, or the word that none is due; and the state that was looked at."""

    name = _("change note")
    help_text = _("What changed, in a sentence for readers. It stands under “Updates”.")
    document = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[FALLBACK].required = False
        self.fields["minor"] = forms.BooleanField(
            label=_("Minor change, not among the updates"),
            required=False,
            help_text=_("For a slip of the pen. It needs no change note, and no fact may change."),
        )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        told = said.get("minor") or said.get(FALLBACK, "").strip() or FALLBACK in self.errors
        if not told:
            self.add_error(FALLBACK, _("Write a change note in English, or tick “minor”."))
        return said

    @property
    def minor(self) -> bool:
        return bool(self.cleaned_data["minor"])


class ProposeForm(ChangeNoteForm):
    """With a word to the one who will review it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["remark"] = forms.CharField(
            label=_("Remark for the reviewer"),
            required=False,
            max_length=2000,
            widget=forms.Textarea({"rows": 3, "cols": 60, "dir": "auto"}),
            help_text=_("What to look at, or where it comes from. Readers never see it."),
        )


class PublishForm(ChangeNoteForm):
    """With a reason, for one who wrote some of it."""

    def __init__(self, *args: Any, wrote: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if wrote:
            self.fields["reason"] = why_unreviewed()

    @property
    def reason(self) -> str:
        return str(self.cleaned_data.get("reason", ""))


def why_unreviewed() -> forms.CharField:
    """What one who wrote part of it must answer to publish it all the same."""
    return forms.CharField(
        label=_("Reason to publish without review"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3, "cols": 60}),
        error_messages={"required": WRITE_REASON},
        help_text=_(
            "You wrote part of this. Leave it to a reviewer or to another publisher, or say why it"
            " cannot wait. The edition stays marked “not reviewed”; only staff sees the reason."
        ),
    )


class WithdrawForm(TextsForm):
    """The notice that readers find in the page's place."""

    name = _("notice")
    help_text = _("Why the page is gone, in a sentence. Readers find it in the page's place.")
