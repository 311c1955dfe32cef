"""What authors may write, and what nobody may run."""

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as parser

from kawah.lib import markdown

ALLOWED = {*markdown.BLOCKS, *markdown.INLINE}
HARMLESS = {"href", "title", "lang", "rel", "start", "scope", "class", "role", "tabindex"}

VECTORS = """
<script>alert(1)</script>
<ScRiPt src=//x.id></sCrIpT>
<img src=x onerror=alert(1)>
<svg onload=alert(1)>
<svg><script>alert(1)</script></svg>
<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<object data="javascript:alert(1)"></object>
<embed src="javascript:alert(1)">
<body onload=alert(1)>
<details open ontoggle=alert(1)>
<video><source onerror=alert(1)></video>
<a href="javascript:alert(1)">x</a>
<a href="jAvAsCrIpT&colon;alert(1)">x</a>
<a href="java\tscript:alert(1)">x</a>
<a href=" &#14; javascript:alert(1)">x</a>
<a href="data:text/html,<script>alert(1)</script>">x</a>
<a href="vbscript:msgbox(1)">x</a>
<p style="background:url(javascript:alert(1))">x</p>
<p onclick="alert(1)">x</p>
<form action="javascript:alert(1)"><button>x</button></form>
<input autofocus onfocus=alert(1)>
<isindex action="javascript:alert(1)">
<meta http-equiv=refresh content="0;url=javascript:alert(1)">
<base href="javascript:alert(1)//">
<link rel=stylesheet href="javascript:alert(1)">
<style>@import 'javascript:alert(1)';</style>
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<template><img src=x onerror=alert(1)></template>
<textarea><img title="</textarea><img src onerror=alert(1)>"></textarea>
<!--><img src=x onerror=alert(1)>-->
<![CDATA[<img src=x onerror=alert(1)>]]>
<?xml-stylesheet href="javascript:alert(1)"?>
[x](javascript:alert(1))
[x](JaVaScRiPt:alert(1))
[x](javascript&colon;alert(1))
[x](&#106;avascript:alert(1))
[x](&#x6A;avascript:alert(1))
[x](java%0ascript:alert(1))
[x](<javascript:alert(1)>)
[x](< javascript:alert(1)>)
[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)
[x](vbscript:msgbox(1))
[x](//evil.example "x" onclick="alert(1)")
[x](https://a.id "><script>alert(1)</script>")
[x](https://a.id/"onmouseover="alert(1))
[x](/keluar/)
[x][y]\n\n[y]: javascript:alert(1)
![x](javascript:alert(1))
![x](x" onerror="alert(1))
![x](https://a.id/lacak.gif)
<javascript:alert(1)>
<https://a.id/"onmouseover="alert(1)>
```"><script>alert(1)</script>\nx\n```
`<script>alert(1)</script>`
| <script>alert(1)</script> |\n| --- |\n| <img src=x onerror=alert(1)> |
| a |\n| :-: |\n| b |
&lt;script&gt;alert(1)&lt;/script&gt;
&#60;script&#62;alert(1)&#60;/script&#62;
\x00<script>alert(1)</script>
\u2028<img src=x onerror=alert(1)>
"""
LIST = [line.encode().decode("unicode_escape") for line in VECTORS.strip().splitlines()]


def assert_harmless(html, allowed):
    root = parser.fragment_fromstring(html, create_parent="section")
    for element in root.iterdescendants():
        assert element.tag in allowed
        for name, value in element.attrib.items():
            assert name in HARMLESS or (name == "aria-label" and element.tag == "div")
            if name == "href":
                assert value.lower().startswith(("http:", "https:", "mailto:", "tel:"))


@pytest.mark.parametrize("vector", LIST)
def test_no_vector_survives_markdown(vector):
    assert_harmless(markdown.to_html(vector), ALLOWED)
    assert_harmless(markdown.to_inline_html(vector), markdown.INLINE)


@pytest.mark.parametrize("vector", LIST)
def test_no_vector_survives_foreign_html(vector):
    assert_harmless(markdown.sanitized(vector), ALLOWED - {"div"})
    assert_harmless(markdown.sanitized_inline(vector), markdown.INLINE)
    assert_harmless(markdown.paragraphs(vector), {"p", "br"})


def test_headings_begin_below_the_page_title():
    assert markdown.to_html("# A\n## B\n### C") == "<h2>A</h2>\n<h2>B</h2>\n<h3>C</h3>\n"


def test_a_table_names_its_headings_and_can_be_scrolled():
    html = markdown.to_html("| a | b |\n| --- | --: |\n| 1 | 2 |")
    assert html.startswith('<div class="table" role="group" tabindex="0" aria-label="Tabel"><tab')
    assert '<th scope="col">a</th>' in html and '<td class="end">2</td>' in html


def test_a_link_elsewhere_does_not_give_this_page_away():
    html = markdown.to_html("[aturan](https://jdih.example.go.id/uu?a=1&b=2)")
    href = "https://jdih.example.go.id/uu?a=1&amp;b=2"
    assert html == f'<p><a href="{href}" rel="noopener">aturan</a></p>\n'


def test_html_is_shown_as_it_was_written():
    assert markdown.to_html("<b>1 < 2</b>") == "<p>&lt;b&gt;1 &lt; 2&lt;/b&gt;</p>\n"


def test_a_picture_in_markdown_is_found():
    assert markdown.pictures_in("a ![x](media/a.svg) `![y](b.svg)`") == ["media/a.svg"]


def test_foreign_html_keeps_its_words_apart():
    assert markdown.sanitized_inline("<p>satu</p><p>dua</p>") == "satu dua"


def test_words_are_what_is_read():
    assert markdown.words_in("Tiga kata — saja, 3 | -") == 4


def test_paragraphs_keep_line_ends():
    assert markdown.paragraphs("a\nb <\n\nc") == "<p>a<br>b &lt;</p><p>c</p>"


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>/\"'=&;:#[]()!`*_-|\n ajsx\\"), max_size=80))
def test_any_text_gives_harmless_html_and_the_same_twice(text):
    first = markdown.to_html(text)
    assert first == markdown.to_html(text)
    assert_harmless(first, ALLOWED)
    assert_harmless(markdown.sanitized(text), ALLOWED - {"div"})


def test_the_frame_of_a_table_speaks_the_language_of_its_reader():
    table = "| a |\n| - |\n| 1 |"
    labels = []
    for language in ("id", "en", "id"):
        with translation.override(language):
            labels.append(markdown.to_html(table).split('aria-label="')[1].split('"')[0])
    assert labels == ["Tabel", "Table", "Tabel"]


@given(st.text())
def test_words_are_counted_as_they_are_split(text):
    words = [word for word in text.split() if any(sign.isalnum() for sign in word)]
    assert markdown.words_in(text) == len(words)
