"""A PDF as slides: light pictures with their words; a hostile one is refused in one sentence."""

import io
import re
import time

import pytest
from PIL import Image

from kawah.learning.media import apart, slides
from kawah.learning.media.apart import DeckRefused, slides_of


def pdf(*pages, size="300 200", extra=b""):
    """A small PDF with a line of words on each page."""
    bodies = [b"<</Type/Catalog/Pages 2 0 R>>"]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    bodies.append(f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode())
    bodies.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    for number, words in enumerate(pages):
        content = f"BT /F1 18 Tf 20 100 Td ({words}) Tj ET".encode()
        bodies.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {size}]/Contents {5 + 2 * number} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>".encode()
        )
        bodies.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    found = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(found))
        found += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(bodies) + 1
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\n"
    return found + tail % (count, table, count, extra) + b"startxref\n%d\n%%%%EOF" % len(found)


def test_pages_become_light_pictures_with_their_words():
    found = slides_of(pdf("Janji layanan", "Antrean"))
    assert [slide.text for slide in found] == ["Janji layanan", "Antrean"]
    for slide in found:
        assert len(slide.picture) <= slides.LIGHT
        with Image.open(io.BytesIO(slide.picture)) as picture:
            assert (picture.format, picture.size) == ("WEBP", (1280, 854))


def test_a_page_of_any_size_becomes_a_picture_of_bounded_size():
    with Image.open(io.BytesIO(slides_of(pdf("x", size="14400 14000"))[0].picture)) as picture:
        assert max(picture.size) == 1280


def test_a_crowded_page_is_made_lighter():
    noise = Image.effect_noise((1280, 900), 90).convert("RGB")
    packed = [len(slides._packed(noise, side, quality)) for side, quality in slides.TRIES]
    assert packed == sorted(packed, reverse=True) and packed[0] > slides.LIGHT


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04", "kind"),
        (b"%PDF-1.4\nrusak", "damaged"),
        (pdf("a")[:200], "damaged"),
        (pdf(*"a" * (slides.MOST_PAGES + 1)), "pages"),
        (b"%PDF-1.4" + b"\0" * 20_000_000, "large"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_one_sentence(content, reason):
    with pytest.raises(DeckRefused) as told:
        slides_of(content)
    assert told.value.reason == reason
    assert re.fullmatch(r"[^.]+[.;][^.]+\.|[^.]+\.", str(told.value))


def test_a_locked_file_is_refused():
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>/ID[<aa><aa>]"
    with pytest.raises(DeckRefused) as told:
        slides_of(pdf("a", extra=lock % (b"11" * 32, b"22" * 32)))
    assert told.value.reason == "encrypted"


def test_what_takes_too_long_ends(monkeypatch):
    monkeypatch.setattr(apart, "SECONDS", 0.05)
    began = time.monotonic()
    with pytest.raises(DeckRefused) as told:
        slides_of(pdf("a"))
    assert told.value.reason == "heavy" and time.monotonic() - began < 5


def test_another_is_being_drawn(monkeypatch):
    monkeypatch.setattr(apart, "PATIENCE", 0.01)
    with apart.one_at_a_time, pytest.raises(DeckRefused) as told:
        slides_of(pdf("a"))
    assert told.value.reason == "busy"
