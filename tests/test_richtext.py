"""The HTML that editors may write, and what becomes of all other."""

from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from countries.editions import frozen
from countries.models import Country, Section
from countries.richtext import fold, sanitise
from tests.editions import a_bare_document

ALLOWED = """\
<p>One <strong>two</strong> <em>three</em>.</p>\
<ul><li><p>four</p></li></ul><ol start="3"><li>five</li></ol>\
<h3>Six</h3><h4>Seven</h4><blockquote><p>Eight</p></blockquote>\
<p><a href="https://police.example/a?b=1&amp;c=2">nine</a>\
<a href="mailto:ncb@police.example">ten</a></p>\
<table><tbody><tr><th colspan="2">a</th></tr><tr><td rowspan="1">b</td><td>c</td></tr>\
</tbody></table>"""

TAGS = "p strong em a ul ol li h3 h4 blockquote table thead tbody tr th td script style svg math"
TAGS += " iframe div span br img b i template select noscript textarea title xmp button caption"
PIECES = [f"<{slash}{tag}>" for tag in TAGS.split() for slash in ("", "/")]
PIECES += ['<a href="https://a.example/?a=1&b=2">', '<a href="javascript:alert(1)">', "<!--", "-->"]
PIECES += ['<p onclick="x()">', '<td colspan="2">', "<![CDATA[", "]]>", "<", ">", '"', "'", "&"]
PIECES += [" ", "  ", "\n", "\t", "\u00a0", "&nbsp;", "&lt;", "&#0;", "a", "Ghent", "بلجيكا", "😀"]
htmlish = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=14).map("".join)


def test_what_is_allowed_stays_as_it_is() -> None:
    assert sanitise(ALLOWED) == ALLOWED


@given(htmlish)
@example("<p><select><p>a")
@example('<a href="https://a.example"><table><a href="https://b.example">a')
@settings(max_examples=200, deadline=None)
def test_twice_is_the_same_as_once(html: str) -> None:
    once = sanitise(html)
    assert sanitise(once) == once
    assert fold(once) == once


class Seen(HTMLParser):
    """The tags of a text, and their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def handle_comment(self, data: str) -> None:
        self.tags.add("a comment")


@given(htmlish)
@settings(max_examples=200, deadline=None)
def test_only_what_is_allowed_is_left(html: str) -> None:
    seen = Seen(sanitise(html))
    assert seen.tags <= Seen(ALLOWED).tags | {"thead"}
    for name, value in seen.attributes:
        assert name in ("colspan", "href")
        assert name != "href" or str(value).startswith("https://")


@pytest.mark.parametrize(
    ("hostile", "clean"),
    [
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        ("<scr<script>ipt>alert(1)</script>", "ipt&gt;alert(1)"),
        ("<p><style>p{color:red}</style>a</p>", "<p>a</p>"),
        ('<p onclick="alert(1)" style="color:red" class="x" id="y">a</p>', "<p>a</p>"),
        (
            '<a href="https://a.example" onmouseover=alert(1)>a</a>',
            '<a href="https://a.example">a</a>',
        ),
        ('<a href="javascript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="JaVaScRiPt:alert(1)">a</a>', "<a>a</a>"),
        ('<a href=" &#14;javascript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="java&#10;script:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="&#x6A;avascript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="data:text/html,<script>alert(1)</script>">a</a>', "<a>a</a>"),
        ('<a href="vbscript:msgbox(1)">a</a>', "<a>a</a>"),
        ('<a href="ftp://a.example">a</a>', "<a>a</a>"),
        ('<iframe src="https://a.example">a</iframe>', "a"),
        ("<svg><script>alert(1)</script><a href='javascript:x'>b</a></svg>", ""),
        ('<img src=x onerror="alert(1)">a', "a"),
        ("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", ""),
        ("<p>a<!-- b --><![CDATA[c]]></p>", "<p>a</p>"),
        ("<object data=x></object><embed src=x><form><input></form>", ""),
        (
            '<table background="javascript:x"><tr><td style="x">a</table>',
            "<table><tbody><tr><td>a</td></tr></tbody></table>",
        ),
    ],
)
def test_hostile_html_is_taken_out(hostile: str, clean: str) -> None:
    assert sanitise(hostile) == clean


@pytest.mark.parametrize("html", ["", " ", "<p></p>", "<p> </p>\n<p>\t</p>", "<script>a</script>"])
def test_where_nothing_is_said_nothing_is_kept(html: str) -> None:
    assert sanitise(html) == ""


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("<p>a <strong>b</strong> c</p>", "<p>a <strong>b</strong> c</p>"),
        ("<p>a<strong> b </strong>c</p>", "<p>a<strong> b </strong>c</p>"),
        ("<p>a\n<em>b</em>\n\n c</p>", "<p>a <em>b</em> c</p>"),
        ("<p>\n  a\n  b\n</p>\n\n<p>c</p>\n", "<p>a b</p><p>c</p>"),
        ("<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ('<p>a</p> <ol start="2"> <li>b</li> </ol>', '<p>a</p><ol start="2"><li>b</li></ol>'),
        ("<p>a\u00a0\u00a0b</p>", "<p>a\u00a0\u00a0b</p>"),
    ],
)
def test_white_space_is_folded_and_joins_no_words(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    "html", ["a<br>b", "<div>a</div><div>b</div>", "<h1>a</h1>b", "a<hr/>b", "<DIV>a</DIV>b"]
)
def test_a_break_that_is_not_allowed_joins_no_words_either(html: str) -> None:
    assert sanitise(html) == "a b"


def test_a_typed_b_or_i_keeps_its_weight() -> None:
    assert sanitise('<p><b>Now</b> and <I class="q">here</I>, <blockquote>') == sanitise(
        "<p><strong>Now</strong> and <em>here</em>, <blockquote>"
    )


@pytest.mark.django_db
def test_a_section_is_stored_sanitised_in_every_language(belgium: Country) -> None:
    hostile = '<p onclick="x()">a</p>\n<script>alert(1)</script>'
    texts = {f"body_{language}": hostile for language in ("en", "fr", "es", "ar")}
    Section.objects.create(country=belgium, slug="crime", heading_en="Crime", **texts)
    stored = Section.objects.values_list(*texts).get()
    assert set(stored) == {"<p>a</p>"}


def test_an_edition_is_sanitised_whatever_the_document_says() -> None:
    body = {"en": '<p onclick="x()">a</p>', "fr": "<script>alert(1)</script>"}
    document = a_bare_document(sections=[{"slug": "a", "topic": "other", "body": body}])
    assert frozen(document).sections[0].body == {"en": "<p>a</p>"}
