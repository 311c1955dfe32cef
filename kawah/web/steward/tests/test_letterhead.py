"""Crest and signatories in pages: a picture of the sheet, forms that refuse in a sentence."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kawah.earned.certificates.api import MOST_CREST_BYTES, Official, crest_of
from kawah.earned.certificates.tests.crests import DRAWN, png
from kawah.people.access.api import Role, grant
from kawah.people.directory.api import Reach
from tests.factories import NOW, TODAY, make_person
from tests.once import once
from tests.world import make_side, signed_in

pytestmark = pytest.mark.django_db
PAGE = "/instansi/sertifikat/tampilan/"
CREST, NEW = f"{PAGE}lambang/", f"{PAGE}pejabat/"
GOOD = {
    "name": "Drs. Arif, M.Si.",
    "position": "Kepala Badan",
    "place": "1",
    "first_day": TODAY.isoformat(),
}


@once
def side():
    return make_side("kab-a")


@pytest.fixture
def steward(side):
    return signed_in(side.people[Role.STEWARD])


def upload(client, content, *, name="lambang.png"):
    return client.post(CREST, {"crest": SimpleUploadedFile(name, content)}, follow=True)


def test_an_agency_without_them_is_told_where_to_begin(steward):
    page = steward.get(PAGE).text
    assert "Belum ada lambang" in page and "atas nama instansi" in page
    assert page.count("primary") == 1
    assert PAGE in steward.get("/penyelenggara/sertifikat/").text


def test_a_crest_is_handed_in_seen_and_taken_away(steward, side, own_folders):
    assert "Lambang disimpan" in upload(steward, DRAWN, name="a.svg").text
    assert "Ganti lambang" in steward.get(PAGE).text
    assert "Ya, hapus lambang" in steward.post(f"{CREST}penghapusan/").text
    assert crest_of(side.agency)
    steward.post(f"{CREST}penghapusan/", {"sure": "ya"})
    assert not crest_of(side.agency)
    assert steward.post(f"{CREST}penghapusan/", {"sure": "ya"})["Location"] == PAGE


@pytest.mark.parametrize(
    ("content", "told"), [(b"%PDF-1.7", "PNG"), (b"", "kosong"), (png(20, 20), "terlalu kecil")]
)
def test_what_is_no_crest_is_refused_at_its_field(steward, content, told):
    answer = upload(steward, content)
    assert answer.status_code == 400 and told in answer.text and 'href="#id_crest"' in answer.text


def test_a_crest_too_large_is_refused_before_it_is_read(side):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(side.people[Role.STEWARD])
    answer = upload(careful, b"x" * (MOST_CREST_BYTES + 50_000))
    assert answer.status_code == 413 and "2 MB" in answer.text
    assert upload(careful, png()).status_code == 403


def test_the_picture_of_the_sheet_is_light(steward, own_folders):
    upload(steward, png(700, 700, noise=True))
    steward.post(NEW, GOOD)
    steward.post(NEW, {**GOOD, "place": "2", "name": "Dr. Sari"})
    answer = steward.get(f"{PAGE}lembar/")
    assert answer["Content-Type"] == "image/webp" and answer.content[8:12] == b"WEBP"
    assert len(answer.content) < 60_000


def test_an_official_is_named_once_and_ended(steward, side):
    for _click in range(2):
        assert steward.post(NEW, GOOD)["Location"] == PAGE
    held = Official.objects.get(agency=side.agency)
    page = steward.get(PAGE).text
    assert "Drs. Arif, M.Si." in page and "?tempat=2" in page
    place = f"{NEW}{held.pk}/"
    assert "Akhiri Drs. Arif" in steward.get(place).text
    early = (TODAY - timedelta(days=1)).isoformat()
    assert "sebelum hari pertama" in steward.post(place, {"last_day": early}).text
    told = steward.post(place, {"last_day": TODAY.isoformat()}, follow=True).text
    assert Official.objects.get().last_day == TODAY
    assert "Mulai 6 Oktober 2026 tidak ada yang menandatangani" in told
    later = (TODAY + timedelta(days=1)).isoformat()
    assert "sudah berakhir" in steward.post(place, {"last_day": later}, follow=True).text


def test_a_stand_in_leaves_nobody_without_a_signatory(steward):
    steward.post(NEW, GOOD | {"first_day": (TODAY - timedelta(days=9)).isoformat()})
    last = (TODAY + timedelta(days=7)).isoformat()
    answer = steward.post(NEW, GOOD | {"name": "Dr. Sari", "last_day": last}, follow=True)
    assert "tidak ada yang menandatangani" not in answer.text
    assert "Sejak 13 Oktober 2026" in answer.text


def test_who_has_not_begun_is_taken_off_the_list(steward):
    day = (TODAY + timedelta(days=30)).isoformat()
    steward.post(NEW, {**GOOD, "first_day": day})
    assert "Belum mulai" in steward.get(PAGE).text
    steward.post(f"{NEW}{Official.objects.get().pk}/")
    assert not Official.objects.exists()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"name": ""}, "Isi nama pejabatnya."),
        ({"name": "Arif 199001012015031001"}, "mirip NIP"),
        ({"first_day": "2030-01-01"}, "Periksa tahunnya"),
        ({"last_day": "2020-01-01"}, "sebelum hari pertama"),
    ],
)
def test_what_cannot_be_is_told_at_its_field_and_stays_typed(steward, changed, told):
    answer = steward.post(NEW, GOOD | changed)
    assert answer.status_code == 400 and told in answer.text and "Kepala Badan" in answer.text
    assert not Official.objects.exists()


def test_a_place_that_is_taken_later_names_who_has_it(steward):
    day = (TODAY + timedelta(days=30)).isoformat()
    steward.post(NEW, {**GOOD, "first_day": day})
    answer = steward.post(NEW, {**GOOD, "name": "Dr. Sari"})
    assert answer.status_code == 400 and "sudah diisi Drs. Arif, M.Si. mulai" in answer.text


def test_the_trail_tells_it(steward):
    steward.post(NEW, GOOD)
    assert "Menetapkan penanda tangan sertifikat" in steward.get("/instansi/jejak/").text


def test_an_admin_of_one_unit_decides_nothing_here(side):
    person = make_person(side.agency)
    grant(
        person,
        Role.STEWARD,
        reach=Reach.UNIT,
        agency=side.agency,
        unit=side.unit,
        effective_from=TODAY,
        now=NOW,
    )
    client = signed_in(person)
    assert {client.get(one).status_code for one in (PAGE, CREST, NEW)} == {404}
    assert PAGE not in client.get("/penyelenggara/sertifikat/").text
