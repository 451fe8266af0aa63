"""YAML that is unusual and right is read as it is meant."""

from pathlib import Path

import pytest

from countries.models import Country, PoliceForce, Section
from tests.importing import NOTHING_NEW, SMALL, changed, live, load, the, write

pytestmark = pytest.mark.django_db

RAW = "name_en: Belgium\n"
SAME = {
    "comments and quotes": changed(("region: europe", "'region': \"europe\"  # one of four")),
    "Windows line ends": SMALL.replace("\n", "\r\n"),
    "old Macintosh line ends": SMALL.replace("\n", "\r"),
    "a byte order mark": "\ufeff" + SMALL,
    "marks of a document": "%YAML 1.1\n---\n" + SMALL + "...\n",
    "a name for a value": changed(
        ("slug: police", "slug: &it police"), ("host: police", "host: *it")
    ),
    "a folded text": changed(("strapline_en: One line", "strapline_en: >-\n      One\n      line")),
    "a wrapped text": changed(("name_en: The police", "name_en:\n      The\n      police")),
    "spaces that do not count": changed(("One line", "One   line  ")),
    "a count in quotes": changed(("units: 185", "units: '185'")),
    "Django's natural keys": changed(("host: police", "host: [police]")),
    "models in Django's capitals": changed(("policeforce", "PoliceForce")),
}


@pytest.mark.parametrize("name", SAME)
def test_it_says_the_same(name: str, tmp_path: Path) -> None:
    load(write(tmp_path, SMALL))
    assert load(write(tmp_path, SAME[name])) == NOTHING_NEW


def test_fields_can_be_taken_over_from_another_record(tmp_path: Path) -> None:
    link = "  fields:\n    country: BE\n    area: fraud\n    standing: principal\n"
    other = "  fields:\n    country: BE\n    area: violence\n    standing: principal\n"
    merged = "  fields:\n    <<: *link\n    area: violence\n"
    text = changed((link, link.replace("fields:", "fields: &link")), (other, merged))
    load(write(tmp_path, SMALL))
    assert load(write(tmp_path, text)) == NOTHING_NEW


@pytest.mark.parametrize(
    ("written", "read"),
    [
        *(("no", "no"), ("0123", "0123"), ("2001-02-03", "2001-02-03"), ("'~'", "~")),
        ("'- a: b #c'", "- a: b #c"),
        ("'Bel\u00a0gique\u202f!'", "Bel\u00a0gique\u202f!"),
        ("Bel\u2028gi\u2029q\u0085ue", "Bel\u2028gi\u2029q\u0085ue"),
        ('"Bel\\u2028gique"', "Bel\u2028gique"),
        ('"two  spaces, \\"meant\\" "', 'two  spaces, "meant" '),
        ("\u200fبلجيكا\u200e \u2067x\u2069", "\u200fبلجيكا\u200e \u2067x\u2069"),
        *(("Belgique 🇧🇪 😀", "Belgique 🇧🇪 😀"), ("Belge\u0301", "Belge\u0301")),
        *(("x" * 120, "x" * 120), ("", ""), ("null", ""), ("''", "")),
    ],
)
def test_a_text_is_read_as_it_is_written(written: str, read: str, tmp_path: Path) -> None:
    load(write(tmp_path, changed((RAW, f"{RAW}    name_fr: {written}\n"))))
    assert the(Country).name_fr == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        *(("1923-09-07", "1923-09-07"), ("1923-09", "1923-09"), ("1923", "1923")),
        *(("'1923'", "1923"), ("1923-01-01\n    member_since_precision: year", "1923")),
        ("1923-09-07\n    member_since_precision: month", "1923-09"),
    ],
)
def test_a_date_is_known_as_far_as_it_is_written(written: str, read: str, tmp_path: Path) -> None:
    load(write(tmp_path, changed((RAW, f"{RAW}    member_since: {written}\n"))))
    assert live().document.member_since == read


@pytest.mark.parametrize(
    ("written", "read"), [("Yes", True), ("off", False), ("true", True), ("~", None)]
)
def test_yes_and_no_have_many_names(written: str, read: bool | None, tmp_path: Path) -> None:
    load(write(tmp_path, changed(("host: police", f"around_the_clock: {written}"))))
    bureau = live().document.ncb
    assert bureau is not None
    assert bureau.around_the_clock is read


def test_norway_is_a_country(tmp_path: Path) -> None:
    load(write(tmp_path, changed(("country: BE", "country: NO"), ("code: BE", "code: NO"))))
    assert Country.objects.get().code == "NO"


def test_a_separator_in_a_text_moves_no_line(tmp_path: Path) -> None:
    text = changed(("A small country", "A\u2028small\u0085country"))
    load(write(tmp_path, text))
    assert the(Section).body_en == "<p>A\u2028small\u0085country.</p>"


def test_html_may_be_wrapped_and_may_hold_entities(tmp_path: Path) -> None:
    html = (
        "<ul>\n        <li><p>one\n        line</p></li>\n      </ul>\n"
        "      <p>R&amp;D, &quot;x&quot;,\u00a0<strong>bold</strong></p>"
    )
    load(write(tmp_path, changed(("<p>A small country.</p>", html))))
    assert the(Section).body_en == (
        '<ul><li><p>one line</p></li></ul><p>R&amp;D, "x",&nbsp;<strong>bold</strong></p>'
    )


def test_a_long_text_is_read_whole(tmp_path: Path) -> None:
    text = "Word and word. " * 20_000
    load(write(tmp_path, changed(("name_en: The police", f"name_en: A\n    summary_en: {text}"))))
    assert the(PoliceForce, slug="police").summary_en == text.strip()


def test_notes_keep_their_lines(tmp_path: Path) -> None:
    note = "    note: |-\n      One line.\n\n        Indented: #2\n"
    load(write(tmp_path, SMALL + note), draft=True)
    assert Country.objects.get().citations.get().note == "One line.\n\n  Indented: #2"
