"""Rendering: HTML that knows no person, in both languages."""

import gzip
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as parser

from kawah.learning.player import pieces
from kawah.learning.player.blocks import ANSWERABLE
from kawah.learning.player.lesson_kind import needs
from kawah.learning.player.reading import read
from kawah.learning.player.rendering import Setting, render
from kawah.learning.player.rendering_media import Medium
from kawah.learning.player.tests.conftest import LESSON

SHA = "a" * 64
FORBIDDEN = {"script", "style", "iframe", "object", "embed", "form", "link", "meta", "base"}


def rendered(text, *, language="id"):
    blocks = read(text).blocks
    files = {
        path: Medium(f"{SHA}.svg", "image/svg+xml", 1200, 320, 180)
        for block in blocks
        for path, _family, _line in needs(block)
    }
    setting = Setting(files, {"uu25-2009": "UU 25/2009"}, "id", "janji")
    return blocks, render(blocks, setting, language=language)


def assert_sound(blocks, made):
    """Valid as HTML, nothing inline that runs or styles, ids unique, every input in the form."""
    html = pieces.fill(made, media="/m/", slot=lambda slot: "")
    root = parser.fragment_fromstring(html, create_parent="main")
    elements = list(root.iterdescendants())
    assert not FORBIDDEN & {element.tag for element in elements}
    for element in elements:
        for name in element.attrib:
            assert name != "style" and not name.startswith("on"), name
    ids = [element.get("id") for element in elements if element.get("id")]
    assert len(ids) == len(set(ids))
    sent = [element for element in elements if element.tag in ("input", "select", "button")]
    assert all(element.get("form") == "lesson" and element.get("name") for element in sent)
    known = {block.id for block in blocks if isinstance(block, ANSWERABLE)}
    assert {element.get("value") for element in sent if element.tag == "button"} == known
    return root


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_lesson_is_sound_html(language):
    assert_sound(*rendered(LESSON, language=language))


def test_the_same_lesson_gives_the_same_bytes():
    first, second = rendered(LESSON)[1], rendered(LESSON)[1]
    assert pieces.encode(first) == pieces.encode(second)
    assert pieces.decode(pieces.encode(first)) == first


def test_pictures_say_what_they_show_and_how_large_they_are():
    root = assert_sound(*rendered(LESSON))
    picture = root.find(".//img")
    assert picture.get("alt") == 'Empat langkah layanan "satu pintu"'
    assert (picture.get("width"), picture.get("height")) == ("320", "180")
    assert root.find(".//figcaption/em").text == "layanan"


def test_a_video_waits_to_be_asked_and_has_captions():
    video = assert_sound(*rendered(LESSON)).find(".//video")
    assert video.get("preload") == "none" and video.get("data-pause") == "12:q1"
    assert video.find(".//track").get("kind") == "captions"
    assert video.find("source").get("src") == f"/m/{SHA}.svg"


def test_an_author_who_writes_the_placeholder_means_the_word():
    html = pieces.fill(rendered(LESSON)[1], media="/m/x/", slot=lambda slot: "")
    assert "Tulisan <code>&#123;media}</code>" in html
    assert "{media}" not in html and html.count(f"/m/x/{SHA}.svg") == 6


def test_every_question_has_a_legend_and_a_button():
    root = assert_sound(*rendered(LESSON))
    for section in root.xpath("//section"):
        assert section.find(".//fieldset/legend").text_content().strip()
        assert len(section.findall(".//button")) == 1
        assert section.xpath(".//div[@class='feedback']")


def test_every_input_has_a_name_that_is_read_aloud():
    root = assert_sound(*rendered(LESSON))
    for field in root.xpath("//input | //select"):
        label = field.get("aria-label") or field.xpath("ancestor::label")[0].text_content()
        assert label.strip()


def test_the_right_option_does_not_always_stand_in_the_same_place():
    text = ":::tanya {id}\n\nApa? {{\n=a\n~b\n~c\n~d\n}}\n:::"
    places = set()
    for number in range(30):
        html = pieces.neutral(rendered(text.format(id=f"q{number}"))[1])
        places.add(re.findall(r"<span>(.)</span></label>", html).index("a"))
    assert places == {0, 1, 2, 3}


def test_scripts_find_feedback_for_every_answer_there_is():
    root = assert_sound(*rendered(LESSON))
    templates = [(t.get("data-for"), t.get("data-value")) for t in root.iter("template")]
    assert templates == [
        *[("q1", str(index)) for index in range(3)],
        ("q2", None),
        ("q3", None),
        ("q4", None),
        ("q5", "true"),
        ("q5", "false"),
        ("p1", "0"),
        ("p1", "1"),
    ]


def test_a_lesson_stays_within_its_weight():
    assert len(gzip.compress(pieces.neutral(rendered(LESSON)[1]).encode())) < 9_000


NASTY = st.text(alphabet=st.sampled_from("<>\"'&{}media=/ onxs-[]()!`*#|\\"), max_size=40)


@settings(max_examples=150, deadline=None)
@given(NASTY, NASTY, NASTY, NASTY)
def test_nothing_an_author_writes_breaks_out(one, two, three, four):
    text = f"""a {one}

:::catatan
judul: {two}

b {three}
:::

:::gambar media/a.svg
alt: {two}x
keterangan: {three}
:::

:::audio media/{"a"}.opus
judul: {four}

c {one}
:::

:::tanya q1

Benar {two.replace("{", "").replace("}", "")}? {{T}}
:::

:::putuskan p1

d {three}

- e {one}
  > f {two}
- g {three}
  > h {four}
:::

:::aturan-praktik ap1
judul: {one}
aturan: uu25-2009 {two}
praktik: x {three}

# Aturan
i {four}
# Praktik
j {one}
:::
"""
    assert_sound(*rendered(text))
