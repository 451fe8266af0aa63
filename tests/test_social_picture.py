"""The social picture of a country, and the web manifest."""

import json
from io import BytesIO

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.test import Client
from PIL import Image, features

from countries.drawing import lettering, social
from countries.models import Edition
from countries.reading.card import Card, card
from tests.editions import a_bare_document, a_document, an_edition

ADDRESS = "/en/countries/belgium/picture.png"
LANGUAGES = ("en", "fr", "es", "ar")


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    cache.clear()


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_live_profile_has_a_picture_in_each_language(client: Client, language: str) -> None:
    an_edition()
    response = client.get(f"/{language}/countries/belgium/picture.png")
    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert opened(response.content).size == (1200, 630)
    assert len(response.content) < 100_000


@pytest.mark.django_db
def test_the_picture_differs_by_language(client: Client) -> None:
    an_edition()
    pictures = {client.get(f"/{each}/countries/belgium/picture.png").content for each in LANGUAGES}
    assert len(pictures) == len(LANGUAGES)


@pytest.mark.django_db
def test_it_is_drawn_once_an_edition(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    an_edition()
    first = client.get(ADDRESS)
    monkeypatch.setattr("countries.drawing.social.draw", lambda card: b"drawn again")
    assert client.get(ADDRESS).content == first.content
    an_edition(a_document(member_since="1923-09-08"))
    assert client.get(ADDRESS).content == b"drawn again"


@pytest.mark.django_db
def test_who_has_the_picture_is_told_so(client: Client) -> None:
    an_edition()
    tag = client.get(ADDRESS)["ETag"]
    response = client.get(ADDRESS, headers={"If-None-Match": tag})
    assert (response.status_code, response["Cache-Control"]) == (304, "public, no-cache")
    assert not response.cookies


@pytest.mark.django_db
def test_it_is_not_found_or_gone_where_the_page_is(client: Client) -> None:
    assert client.get(ADDRESS).status_code == 404
    an_edition(state=Edition.State.PROPOSED, number=None)
    assert client.get(ADDRESS).status_code == 404
    an_edition(kind=Edition.Kind.WITHDRAWAL)
    assert client.get(ADDRESS).status_code == 410


@pytest.mark.django_db
def test_it_shows_the_live_edition_and_no_draft(client: Client) -> None:
    an_edition()
    live = client.get(ADDRESS).content
    an_edition(a_document(name={"en": "Another"}), state=Edition.State.PROPOSED, number=None)
    assert client.get(ADDRESS).content == live


@pytest.mark.django_db
def test_other_methods_are_refused(client: Client) -> None:
    assert client.post(ADDRESS).status_code == 405


def test_what_is_not_known_is_left_out() -> None:
    shown = card(a_bare_document(), "en", "Site")
    assert shown.name == "Belgium"
    assert shown.facts == (("Region", "Europe"),)
    assert opened(social.draw(shown)).size == (1200, 630)


def test_a_country_without_drawings_still_has_a_picture() -> None:
    shown = Card("XX", "en", "Site", "Somewhere", (("Region", "Europe"),))
    assert opened(social.draw(shown)).size == (1200, 630)


def test_a_name_of_any_length_stays_on_the_picture() -> None:
    long = " ".join(["Longland"] * 40)
    shown = Card("BE", "en", "Site", long, (("Region", long), ("City", long), ("Since", long)))
    image = opened(social.draw(shown))
    edge = image.crop((1200 - 60, 460, 1200, 630))
    assert edge.getcolors() is not None
    assert len(edge.getcolors() or []) == 1


def test_arabic_begins_at_the_right() -> None:
    facts = (("المنطقة", "أوروبا"),)
    image = opened(social.draw(Card("XX", "ar", "ملفات", "بلجيكا", facts)))
    left, right = image.crop((0, 470, 600, 620)), image.crop((600, 470, 1200, 620))
    assert len(left.getcolors(9999) or []) == 1
    assert len(right.getcolors(9999) or []) > 1


def test_arabic_letters_are_joined() -> None:
    assert features.check("raqm")
    style = lettering.Style(60, 600, "#fff")
    joined = lettering.wide("بلجيكا", style)
    apart = sum(lettering.wide(letter, style) for letter in "بلجيكا")
    assert joined < apart * 0.9


@pytest.mark.parametrize("text", ["œuvre Łódź", "7 أيلول/سبتمبر 1923 (BE)"])
def test_the_face_has_every_letter(text: str) -> None:
    style = lettering.Style(40, 400, "#fff")
    face = lettering.font(text, style)
    missing = face.getmask("\uffff").getbbox()
    shapes = {letter: face.getmask(letter) for letter in text if not letter.isspace()}
    assert all(shape.getbbox() != missing or bytes(shape) for shape in shapes.values())
    assert not [x for x, shape in shapes.items() if bytes(shape) == bytes(face.getmask("\uffff"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manifest_names_the_portal_as_its_settings_do(
    client: Client, settings: LazySettings, language: str
) -> None:
    settings.SITE_NAMES = {**settings.SITE_NAMES, language: "Another name"}
    response = client.get(f"/{language}/manifest.webmanifest")
    manifest = json.loads(response.content)
    assert response["Content-Type"] == "application/manifest+json"
    assert manifest["short_name"] == "Another name"
    assert (manifest["lang"], manifest["start_url"]) == (language, f"/{language}/")
    assert manifest["dir"] == ("rtl" if language == "ar" else "ltr")
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
