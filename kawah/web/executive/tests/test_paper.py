import pypdfium2
import pytest

from kawah.web.executive.tests.factories import count, fill, lead
from tests.factories import make_unit

pytestmark = pytest.mark.django_db


def sheet(head, address="/pimpinan/pdf/"):
    answer = head.get(address)
    assert answer["Content-Type"] == "application/pdf"
    return answer, pypdfium2.PdfDocument(answer.content)


def text_of(document):
    return " ".join(document[0].get_textpage().get_text_bounded().split())


def test_the_sheet_is_one_side_and_says_what_the_page_says(agency, units):
    head = lead(agency)
    count()
    answer, document = sheet(head)
    assert len(document) == 1
    words = text_of(document)
    assert "57 persen pegawai memenuhi target JP 2026" in words
    assert "Nama Rahasia" not in words and units[0].name in words
    assert 'filename="capaian-jp-instansi-dinas-2026-10-05.pdf"' in answer["Content-Disposition"]


def test_many_parts_with_long_names_stay_on_one_side(agency):
    for number in range(14):
        unit = make_unit(agency, f"u-{number}")
        unit.name = f"Bidang {number} Pengembangan Sumber Daya Manusia Aparatur dan Kelembagaan"
        unit.save()
        fill(unit, late=1)
    head = lead(agency)
    count()
    assert len(sheet(head)[1]) == 1


def test_a_unit_has_its_own_sheet(agency, units):
    head = lead(agency)
    count()
    _answer, document = sheet(head, f"/pimpinan/unit/{units[1].pk}/pdf/")
    assert units[1].name in text_of(document) and units[0].name not in text_of(document)


def test_nothing_counted_leads_back_to_the_page(agency):
    assert lead(agency).get("/pimpinan/pdf/")["Location"] == "/pimpinan/"
