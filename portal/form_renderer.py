"""Draws the fields of forms: the usual ones without a template, to the same HTML.

A country's form has some fifteen hundred fields, labels and places for mistakes. As templates,
which include others, they took most of the time of its page.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

Drawn = Callable[[Mapping[str, Any]], str]


class FormRenderer(DjangoTemplates):
    """Django's own, but for what is drawn here."""

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> Any:
        if draw := DRAWN.get(template_name):
            return mark_safe(draw(context))  # noqa: S308 - each value in it is escaped
        return super().render(template_name, context, request)


def _attributes(attrs: Mapping[str, Any]) -> str:
    """Their names are words of the code, their values anything."""
    return "".join(
        f" {name}" if value is True else f' {name}="{conditional_escape(value)}"'
        for name, value in attrs.items()
        if value is not False
    )


def _input(context: Mapping[str, Any]) -> str:
    widget = context["widget"]
    own = {"type": widget["type"], "name": widget["name"]}
    if widget["value"] is not None:
        own["value"] = widget["value"]
    return f"<input{_attributes(own)}{_attributes(widget['attrs'])}>"


def _textarea(context: Mapping[str, Any]) -> str:
    widget = context["widget"]
    attrs = _attributes({"name": widget["name"]}) + _attributes(widget["attrs"])
    return f"<textarea{attrs}>\n{conditional_escape(widget['value'] or '')}</textarea>"


def _select(context: Mapping[str, Any]) -> str:
    widget = context["widget"]
    attrs = _attributes({"name": widget["name"]}) + _attributes(widget["attrs"])
    groups = "".join(_group(name, options) for name, options, _index in widget["optgroups"])
    return f"<select{attrs}>{groups}\n</select>"


def _group(name: Any, options: list[dict[str, Any]]) -> str:
    drawn = "".join(f"\n  {_option(option)}" for option in options)
    if not name:
        return drawn
    return f"\n  <optgroup{_attributes({'label': name})}>{drawn}\n  </optgroup>"


def _option(option: Mapping[str, Any]) -> str:
    attrs = _attributes({"value": option["value"]}) + _attributes(option["attrs"])
    return f"<option{attrs}>{conditional_escape(option['label'])}</option>"


def _label(context: Mapping[str, Any]) -> str:
    words = conditional_escape(context["label"])
    if not context["use_tag"]:
        return words
    return f"<{context['tag']}{_attributes(context['attrs'] or {})}>{words}</{context['tag']}>"


def _mistakes(context: Mapping[str, Any]) -> str:
    errors = context["errors"]
    if not errors:
        return ""
    attrs = {"class": context["error_class"]}
    if errors.field_id:
        attrs["id"] = f"{errors.field_id}_error"
    items = "".join(f"<li>{conditional_escape(error)}</li>" for error in errors)
    return f"<ul{_attributes(attrs)}>{items}</ul>"


_INPUTS = ("text", "number", "email", "url", "password", "hidden", "date", "checkbox")
DRAWN: dict[str, Drawn] = {
    **{f"django/forms/widgets/{kind}.html": _input for kind in _INPUTS},
    "django/forms/widgets/textarea.html": _textarea,
    "django/forms/widgets/select.html": _select,
    "django/forms/label.html": _label,
    "django/forms/errors/list/default.html": _mistakes,
    "django/forms/errors/list/ul.html": _mistakes,
}
