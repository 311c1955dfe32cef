"""What a learner comes for, each within its number of steps, on a phone of 360 px."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.journeys import deeds

pytestmark = pytest.mark.browser
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


@SCRIPT
def test_p2_resume_where_i_stopped(travel, script):
    learner = travel("learner", script=script)
    with learner.within(1):
        learner.tap("Lanjutkan")
    expect(learner.page.get_by_role("heading", level=1)).to_be_visible()
    assert re.search(r"/belajar/[-0-9a-f]{36}/[-0-9a-f]{36}/", learner.page.url)
    if script:
        learner.demand_clean()


@SCRIPT
def test_p3_see_the_missing_hours_and_why(travel, script):
    learner = travel("learner", script=script)
    learner.sees("dari 20 JP")
    with learner.within(1):
        learner.tap("Lihat setiap baris dan alasannya")
    learner.sees("dihitung karena")
    if script:
        learner.demand_clean()


@SCRIPT
def test_p4_practise_with_feedback(travel, script):
    learner = travel("learner", script=script)
    learner.go("/belajar/?lihat=diikuti")
    learner.tap("Tata kelola keuangan daerah")
    learner.tap("Latihan: menelusuri baris")
    with learner.within(7):
        learner.tap(deeds.START)
        questions = learner.page.locator("ol.paper > li")
        expect(questions).to_have_count(5)
        for question in questions.all():
            deeds.guess(question)
            learner.tap("Periksa", within=question)
            expect(question.locator(".verdict")).to_be_visible()
        if script:
            learner.demand_clean()
        learner.tap("Kirim jawaban")
    learner.sees("Latihan selesai.")
    expect(learner.page.locator(".verdict")).to_have_count(5)
    if script:
        learner.demand_clean()


def test_what_was_answered_without_network_counts(travel):
    learner = travel("learner")
    learner.go("/belajar/?lihat=diikuti")
    learner.tap("Tata kelola keuangan daerah")
    learner.tap("Latihan: menelusuri baris")
    learner.tap(deeds.START)
    questions = learner.page.locator("ol.paper > li")
    expect(questions.first).to_be_visible()
    with learner.offline():
        for question in questions.all():
            deeds.guess(question)
        expect(questions.get_by_text("Tersimpan di perangkat")).to_have_count(5)
        learner.tap("Kirim jawaban")
        learner.sees("Belum terkirim.")
    expect(questions.get_by_text("Tersimpan", exact=True)).to_have_count(5)
    learner.tap("Kirim jawaban")
    learner.sees("Latihan selesai.")


def test_p7_write_a_reflection(travel):
    learner = travel("learner")
    learner.go("/beranda/")
    with learner.within(2):
        learner.tap("Jurnal saya")
        learner.page.get_by_role("textbox").first.fill("Hari ini saya menata antrean dengan adil.")
        learner.tap("Simpan")
    learner.sees("Hari ini saya menata antrean dengan adil.")
    learner.demand_clean()


def test_p10_fetch_my_certificate_and_share_it(travel):
    learner = travel("learner")
    learner.go("/beranda/")
    with learner.within(2):
        learner.tap("Sertifikat saya")
        with learner.page.expect_download() as loading:
            learner.tap("Unduh PDF")
        share = learner.page.locator("[data-share]").first
        checked = share.get_attribute("data-share") or ""
    assert loading.value.path().read_bytes().startswith(b"%PDF-")
    learner.demand_clean()
    visitor = travel()
    visitor.go(urlsplit(checked).path)  # the address frozen on it is that of the site it began on
    visitor.sees("Berlaku")
    visitor.demand_clean()
