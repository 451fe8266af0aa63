"""A country form as a browser without scripts has it: read, filled in and sent."""

from copy import deepcopy
from html.parser import HTMLParser
from typing import Any

from django.test import Client

from countries import profile, publishing, revisions
from countries.models import Country, Edition, Revision
from countries.revisions import latest_number
from tests.editions import a_bare_document, a_document, the_crime_areas
from tests.loaded import once, rows

FORM = "/admin/countries/country/{}/change/"
Data = dict[str, Any]
_MAKE_A_FORM = [
    *("auth_user_groups", "countries_regionassignment", "countries_country_editors"),
    *("countries_country", "countries_ncb", "countries_policeforce", "countries_section"),
    *("countries_crimearea", "countries_crimearealink", "countries_citation", "countries_source"),
]
_opened: dict[str, Data] = {}


def a_profile(**parts: Any) -> Country:
    """Working rows with one of each part, never published, and the revision they came with."""

    def write() -> None:
        the_crime_areas()
        revisions.record(profile.apply(a_document(**parts)), None, Revision.Origin.COMMAND)

    once(["a profile", repr(parts)], write)
    return Country.objects.get(pk="BE")


def published(country: Country) -> Edition:
    return publishing.publish(country, None, {"en": "First edition."})


def a_deleted_country(code: str = "DE") -> None:
    """What is left of one that was deleted before it had an edition: its revision."""
    document = a_bare_document(code=code, alpha3="DEU", slug="deepland", name={"en": "Deepland"})
    country = profile.apply(document)
    revisions.record(country, None, Revision.Origin.COMMAND)
    country.delete()


def opened(client: Client, code: str = "BE") -> Data:
    """What the country's form would send if nothing were typed: asked for once, as long as the
    person and the working rows are the same."""
    key = repr((code, client.session["_auth_user_id"], latest_number(code), rows(_MAKE_A_FORM)))
    if key not in _opened:
        _opened[key] = fields_of(client.get(FORM.format(code)))
    return deepcopy(_opened[key])


def send(client: Client, data: Data, code: str = "BE", button: str = "_save") -> Any:
    return client.post(FORM.format(code), {**data, button: "1"})


def row_of(data: Data, prefix: str, field: str, value: str) -> str:
    """The prefix of the row whose field has this value: `sections-0`."""
    for key, found in data.items():
        if key.startswith(f"{prefix}-") and key.endswith(f"-{field}") and found == value:
            return key.removesuffix(f"-{field}")
    raise LookupError(f"{prefix}: no row with {field}={value}")


def add_row(data: Data, prefix: str, **fields: str) -> str:
    """One more row at the end, as the button adds it."""
    index = int(data[f"{prefix}-TOTAL_FORMS"])
    data[f"{prefix}-TOTAL_FORMS"] = str(index + 1)
    data |= {f"{prefix}-{index}-{name}": value for name, value in fields.items()}
    return f"{prefix}-{index}"


def fields_of(response: Any) -> Data:
    """The names and values of the page's largest form."""
    reader = _FormReader()
    reader.feed(response.content.decode())
    return max(reader.forms, key=len)


class _FormReader(HTMLParser):
    """Reads forms as a browser sends them: no buttons, no boxes that are not ticked."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Data] = [{}]
        self._name: str | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        name, kind = has.get("name"), has.get("type")
        if tag == "form":
            self.forms.append({})
        elif tag == "input" and name and kind not in ("submit", "checkbox", "radio"):
            self._put(name, has.get("value") or "")
        elif tag == "input" and name and kind == "checkbox" and "checked" in has:
            self.forms[-1].setdefault(name, [])
            self.forms[-1][name].append(has.get("value") or "on")
        elif tag == "select":
            self._name = name
        elif (
            tag == "option"
            and self._name
            and ("selected" in has or self._name not in self.forms[-1])
        ):
            self._put(self._name, has.get("value") or "")
        elif tag == "textarea":
            self._name, self._text = name, ""

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._name:
            self._put(self._name, self._text.removeprefix("\n"))
        if tag in ("textarea", "select"):
            self._name = None

    def _put(self, name: str, value: str) -> None:
        if "__prefix__" not in name:
            self.forms[-1][name] = value
