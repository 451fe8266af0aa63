"""Whatever is asked of the search, it answers, and in bounded work."""

import time
from itertools import product
from urllib.parse import quote, quote_from_bytes

import pytest
from django.test import Client

from tests.editions import an_edition, the_crime_areas
from tests.many import publish_many

pytestmark = pytest.mark.django_db
TEXTS = [
    quote(text)
    for text in (
        *("\x00", "bel\x00gium", "\x1b[2J", "\ufeff", "\u202ebelgium\u202c", "\u200f\u200e", "ـ"),
        *("a" * 100_000, "x " * 5_000, "((((" * 500, "[[" * 300, "{{7*7}}", "${jndi:x}", "%00"),
        *("' OR '1'='1", '"; DROP TABLE countries_searchword; --', "belgium\\", "*", "%", "_%_"),
        *(
            "ﷺ" * 200,
            "é" * 300,
            "e\u0301" * 300,
            "\u0301" * 500,
            "🇧🇪",
            "👩‍👩‍👧",
            "１２３",
            "ß" * 99,
        ),
        *("-" * 200, "'" * 200, "a'a'a'a'a-a-a-a" * 20, "ال", "الا", "لل", "\U0010ffff", "ⅣⅨ", "½"),
    )
] + [quote_from_bytes(raw) for raw in (b"\xff\xfe", b"\xc0\xaf", b"\xed\xa0\x80", b"be\xe9")]
OTHERS = [
    *("page=0", "page=-1", "page=1e9", "page=9" * 3, "page=%00", "page=٢", "page=" + "9" * 5000),
    *("region=x", "region[]=europe", "region=%00", "crime=" + "a" * 999, "crime=../..", "area=%00"),
    *("full=yes", "q[]=x", "q=a&q=b", "q", "=", "&&&", "q=%", "q=%zz", "a=1" + "&a=1" * 900),
]


def test_no_text_and_no_query_is_a_fault(client: Client) -> None:
    the_crime_areas()
    an_edition()
    asked = [f"{path}?q={text}" for path, text in product(("search/", "search/suggest/"), TEXTS)]
    asked += [f"search/?q=belgium&{other}" for other in OTHERS]
    asked += [f"{text[:3000]}/" for text in TEXTS]
    bad = []
    for address in asked:
        status = client.get(f"/en/{address}").status_code
        if status not in (200, 301, 302, 400, 404):
            bad.append((status, address[:80]))
    assert bad == []


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("path", ["/en/search/", "/en/search/suggest/", "/en/opensearch.xml"])
def test_other_methods_are_refused(path: str, method: str) -> None:
    response = getattr(Client(enforce_csrf_checks=True), method)(path)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("path", ["search/?q=belgium", "search/suggest/?q=be", "opensearch.xml"])
def test_no_answer_sets_or_varies_by_a_cookie(client: Client, path: str) -> None:
    an_edition()
    response = client.get(f"/en/{path}")
    assert not response.cookies
    assert "Vary" not in response
    assert response["Cache-Control"] == "public, no-cache"
    assert client.get(f"/en/{path}", headers={"If-None-Match": response["ETag"]}).status_code == 304
    assert client.head(f"/en/{path}").status_code == 200


@pytest.mark.slow
def test_the_heaviest_text_is_answered_soon(client: Client) -> None:
    publish_many(300)
    heavy = " ".join(f"{'abcdefghij' * 4}{n}" for n in range(100))
    client.get("/en/search/", {"q": "police"})
    start = time.process_time()
    client.get("/en/search/", {"q": heavy})
    assert time.process_time() - start < 1
