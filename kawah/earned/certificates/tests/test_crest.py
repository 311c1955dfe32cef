"""A crest is a stranger's file: redrawn, or nothing but shapes, or refused in one sentence."""

import io

import pytest
from msgspec import structs
from PIL import Image

from kawah.earned.certificates import crests, letterhead, sheet
from kawah.earned.certificates.models import Crest
from kawah.earned.certificates.tests import archival
from kawah.earned.certificates.tests.crests import DRAWN, drawing, png
from kawah.earned.certificates.tests.sample import WORDING
from kawah.learning.media.api import FileRefused
from tests.factories import NOW, make_agency, make_person

HEAD = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def steward(db):
    return make_person(make_agency())


@pytest.fixture
def put(steward):
    return lambda content: letterhead.set_crest(steward.agency, content, by=steward, now=NOW)


def test_a_picture_is_drawn_anew_small_and_without_what_else_it_held():
    name, kept = crests.prepared(png(secret="NIP 199001012015031001"))
    assert (name, b"199001" in kept) == ("lambang.png", False)
    assert Image.open(io.BytesIO(kept)).size == (360, 240)


def test_a_picture_of_noise_stays_light():
    _name, kept = crests.prepared(png(700, 700, noise=True))
    assert len(kept) <= crests.LIGHT


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "kind"),
        (b"\xff\xd8\xff\xe0 foto", "kind"),
        (b"%PDF-1.7", "kind"),
        (HEAD, "damaged"),
        (HEAD + b"\0" * 200, "damaged"),
        (png()[:-900], "damaged"),
        (png(40, 40), "small"),
        (png(4001, 10), "wide"),
        (b"x" * (crests.MOST_BYTES + 1), "large"),
    ],
)
def test_what_is_no_usable_picture_is_refused(content, reason):
    with pytest.raises(crests.CrestUnusable) as refused:
        crests.prepared(content)
    assert refused.value.reason == reason and str(refused.value).endswith(".")


def test_shapes_are_taken_as_they_are(put, steward, own_folders):
    put(DRAWN)
    put(DRAWN)
    words = structs.replace(WORDING, crest=letterhead.crest_of(steward.agency))
    assert crests.with_crest(words).agency_crest == DRAWN.decode()
    assert Crest.objects.count() == 1


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<g onload='alert(1)'/>",
        "<image href='https://x.id/a.png'/>",
        "<image href='data:image/png;base64,AAAA'/>",
        "<g id='a'/><use href='#a'/>",
        "<filter id='f'><feGaussianBlur stdDeviation='99999'/></filter>",
        "<pattern id='p' width='.0001' height='.0001'/>",
        "<mask id='m'/>",
        "<text>Badan</text>",
        "<style>@import 'https://x.id/a.css'</style>",
        "<rect width='0'" + " " * 9,
        "<path d='M0 0'/>" * (crests.MOST_SHAPES + 1),
        "<path d='M0 0" + "h1" * 100_000 + "'/>",
    ],
)
def test_a_drawing_of_anything_else_is_refused(put, own_folders, inside):
    with pytest.raises((crests.CrestUnusable, FileRefused)):
        put(drawing(inside))
    assert not Crest.objects.exists()


@pytest.mark.parametrize("content", [DRAWN, png(), png(700, 700, noise=True)])
def test_a_sheet_with_it_is_light_and_an_archive_file(put, steward, own_folders, content):
    put(content)
    words = structs.replace(WORDING, crest=letterhead.crest_of(steward.agency))
    drawn = sheet.render(crests.with_crest(words), now=NOW)
    assert archival.faults(drawn) == [] and len(drawn) <= 200_000
