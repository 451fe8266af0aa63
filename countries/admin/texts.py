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


class PublishForm(TextsForm):
    """The change note; the state that was looked at; and a reason, for one who wrote some of it."""

    name = _("change note")
    help_text = _("What changed, in a sentence for readers. It stands under “Updates”.")
    document = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, wrote: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if wrote:
            self.fields["reason"] = forms.CharField(
                label=_("Reason to publish without review"),
                widget=forms.Textarea({"rows": 3, "cols": 60}),
                help_text=_(
                    "You wrote part of this. Ask another publisher, or say why it cannot wait."
                    " The edition stays marked “not reviewed”; only staff sees the reason."
                ),
            )

    @property
    def reason(self) -> str:
        return str(self.cleaned_data.get("reason", ""))


class WithdrawForm(TextsForm):
    """The notice that readers find in the page's place."""

    name = _("notice")
    help_text = _("Why the page is gone, in a sentence. Readers find it in the page's place.")
