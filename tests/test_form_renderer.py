"""What is drawn without a template is what Django's templates draw, but for empty lines."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django import forms
from django.contrib.auth.models import User
from django.forms.renderers import BaseRenderer, DjangoTemplates
from django.forms.utils import ErrorList
from django.test import Client
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from countries.models import Edition
from portal.form_renderer import DRAWN, FormRenderer
from tests.desk import FORM

HOSTILE = """<b>"'&amp;&"""
ATTRS = {"id": "id_x", "title": HOSTILE, "required": True, "hidden": False, "lang": None}
CHOICES = [
    ("", _("Choose…")),
    ("a", HOSTILE),
    (2, mark_safe("A <i>safe</i> name")),
    (HOSTILE, [("b", "in a group"), ("c", _("No single level"))]),
]
WIDGETS = [
    *(forms.TextInput(), forms.NumberInput(), forms.EmailInput(), forms.URLInput()),
    *(forms.PasswordInput(render_value=True), forms.HiddenInput(), forms.DateInput()),
    *(forms.CheckboxInput(), forms.Textarea(), forms.Select(choices=CHOICES)),
    *(forms.SelectMultiple(choices=CHOICES), forms.RadioSelect(choices=CHOICES)),
]


def both(draw: Callable[[BaseRenderer], str]) -> tuple[str, str]:
    """As ours draws it and as Django's does, without the ends of lines."""
    ours, theirs = draw(FormRenderer()), draw(DjangoTemplates())
    return ours.replace("\n", ""), theirs.replace("\n", "")


@pytest.mark.parametrize("value", [None, "", "a", HOSTILE, mark_safe("&amp;"), 0, 2, True])
@pytest.mark.parametrize("widget", WIDGETS, ids=lambda widget: type(widget).__name__)
def test_a_field_is_the_same(widget: forms.Widget, value: Any) -> None:
    ours, theirs = both(lambda each: widget.render("a&b", value, ATTRS, each))
    assert "a&amp;b" in theirs
    assert ours == theirs


def test_these_are_the_fields_that_are_drawn() -> None:
    tried = {str(widget.template_name) for widget in WIDGETS}
    assert {name for name in DRAWN if "widgets" in name} <= tried


def test_what_is_typed_keeps_its_lines() -> None:
    ours, theirs = (
        forms.Textarea().render("text", "\n one\n\ntwo \n", {}, each)
        for each in (FormRenderer(), DjangoTemplates())
    )
    assert ours == theirs


@pytest.mark.parametrize("attrs", [None, {}, {"class": HOSTILE}])
@pytest.mark.parametrize("label", ["", HOSTILE, mark_safe("<i>safe</i>"), _("No single level")])
def test_a_label_is_the_same(label: Any, attrs: Any) -> None:
    class Form(forms.Form):
        name = forms.CharField(label=label)

    ours, theirs = both(lambda each: Form(renderer=each)["name"].label_tag(attrs=attrs))
    assert ours == theirs
    ours, theirs = both(lambda each: Form(renderer=each)["name"].legend_tag(attrs=attrs))
    assert ours == theirs
    ours, theirs = both(lambda each: Form(renderer=each, auto_id=False)["name"].label_tag())
    assert ours == theirs


@pytest.mark.parametrize("field_id", [None, HOSTILE])
@pytest.mark.parametrize("said", [[], [HOSTILE], ["one", _("No single level")]])
@pytest.mark.parametrize("draw", ["as_ul", "as_text", "render"])
def test_mistakes_are_the_same(draw: str, said: list[Any], field_id: str | None) -> None:
    ours, theirs = both(lambda each: getattr(ErrorList(said, "x", each, field_id), draw)())
    assert ours == theirs
    assert bool(ours) == bool(said)


@pytest.mark.parametrize("sent", [None, {"member_since": "soon"}], ids=["as saved", "refused"])
def test_the_form_of_a_country_is_the_same(
    sent: Any,
    published_belgium: Edition,
    petra: User,
    signed_in: Callable[[User], Client],
    settings: Any,
) -> None:
    desk, pages = signed_in(petra), []
    for renderer in (settings.FORM_RENDERER, "django.forms.renderers.DjangoTemplates"):
        settings.FORM_RENDERER = renderer
        address = FORM.format("BE")
        response = desk.get(address) if sent is None else desk.post(address, sent)
        once = rf"nonce-[\w-]+|nonce=\S+|{response.context['csrf_token']}"
        pages.append(re.sub(once, "", response.content.decode()).replace("\n", ""))
    assert 'name="member_since"' in pages[0]
    assert pages[0] == pages[1]
