"""Drawings that are only drawings, and drawings that are more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawah.learning.media import drawings
from kawah.learning.media.refusals import FileDamaged, FileRefused

XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
HTML = 'xmlns="http://www.w3.org/1999/xhtml"'


def drawn(inside, attributes=""):
    return f'<svg xmlns="http://www.w3.org/2000/svg" {XLINK} {attributes}>{inside}</svg>'.encode()


UNSAFE = [
    drawn("<script>alert(1)</script>"),
    drawn("<script href='data:,alert(1)'/>"),
    drawn("<sCript/>"),
    drawn("", "onload='alert(1)'"),
    drawn("<rect ONCLICK='alert(1)'/>"),
    drawn(f"<foreignObject><p {HTML}>x</p></foreignObject>"),
    drawn(f"<iframe {HTML} src='//x.id'/>"),
    drawn("<a href='javascript:alert(1)'><text>x</text></a>"),
    drawn("<use href='https://x.id/a.svg#b'/>"),
    drawn("<use xlink:href='data:image/svg+xml;base64,PHN2Zy8+#x'/>"),
    drawn("<image href='https://x.id/lacak.png'/>"),
    drawn("<image xlink:href='//x.id/a.png'/>"),
    drawn("<image href='data:image/svg+xml;base64,PHN2Zy8+'/>"),
    drawn("<feImage href='https://x.id/a.png'/>"),
    drawn("<set attributeName='href' to='javascript:alert(1)'/>"),
    drawn("<animate attributeName='xlink:href' values='javascript:alert(1)'/>"),
    drawn("<set attributeName='onclick' to='alert(1)'/>"),
    drawn("<style>@import url(https://x.id/a.css);</style>"),
    drawn("<style>rect{fill:url( 'https://x.id/a#b')}</style>"),
    drawn("<style>rect{fill:\\75rl(https://x.id)}</style>"),
    drawn("<style><![CDATA[@font-face{src:url(//x.id)}]]></style>"),
    drawn("<rect style='fill:url(https://x.id/a#b)'/>"),
    drawn("<rect fill='url(//x.id/a#b)'/>"),
    drawn("<rect filter='url(\"data:image/svg+xml,x\")'/>"),
    drawn("<g xml:base='https://x.id/'><use href='#a'/></g>"),
    drawn("<handler type='application/ecmascript'>alert(1)</handler>"),
    drawn("<?xml-stylesheet href='https://x.id/a.css'?>"),
    b"<?xml-stylesheet href='https://x.id/a.css'?>" + drawn(""),
    b'<!DOCTYPE svg [<!ENTITY a "b">]>' + drawn("&a;"),
    b'<!DOCTYPE svg SYSTEM "file:///etc/passwd">' + drawn(""),
    b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + drawn("<text>&x;</text>"),
    b"<?xml version='1.0' encoding='UTF-7'?>" + drawn(""),
]


@pytest.mark.parametrize("content", UNSAFE, ids=range(len(UNSAFE)))
def test_what_runs_or_calls_elsewhere_is_refused(content):
    with pytest.raises(drawings.DrawingUnsafe, match="simpan ulang"):
        drawings.size_of(content, name="alur.svg")


@pytest.mark.parametrize(
    "content",
    [
        b"<svg><path/></svg>",
        drawn("<path>"),
        drawn("\x00"),
        "<svg xmlns='http://www.w3.org/2000/svg'/>".encode("utf-16"),
        drawn("<g>" * 50_000 + "</g>" * 50_000),
        drawn("&nama;"),
    ],
)
def test_what_is_no_whole_drawing_is_refused(content):
    with pytest.raises(FileDamaged):
        drawings.size_of(content, name="alur.svg")


def test_an_ordinary_drawing_is_kept():
    content = drawn(
        "<title>Alur</title><!-- oleh kami --><style>rect{fill:url(#g)}</style>"
        "<linearGradient id='g'><stop offset='0'/></linearGradient><use xlink:href='#g'/>"
        "<rect fill='url(#g)' style='stroke:red'/><text><tspan>Satu &amp; dua</tspan></text>"
        "<image href='data:image/png;base64,iVBORw0KGgo='/>"
        "<animate attributeName='opacity' dur='1s' values='0;1'/>"
        "<metadata><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/></metadata>",
        "width='40.4px' height='20'",
    )
    assert drawings.size_of(content, name="alur.svg") == (40, 20)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ("viewBox='0 0 30 20.6'", (30, 21)),
        ("viewBox='0,0,30,20' width='100%'", (30, 20)),
        ("viewBox='0 0 0 0'", (None, None)),
        ("", (None, None)),
    ],
)
def test_a_drawing_says_its_size_where_it_can(attributes, size):
    assert drawings.size_of(drawn("", attributes), name="a.svg") == size


@given(st.text(max_size=60))
def test_any_text_inside_is_kept_or_refused(inside):
    try:
        drawings.size_of(drawn(inside.encode("utf-8", "replace").decode()), name="a.svg")
    except FileRefused as refusal:
        assert "a.svg" in str(refusal)
