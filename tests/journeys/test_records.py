"""One human with two records, and one who changes the agency: what was learned stays theirs."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.journeys import deeds
from tests.rig.site import Account

pytestmark = pytest.mark.browser
PASSWORD = "kawah-candradimuka-2026"
TWINS = """
from kawah.people.directory.api import Person
twin = Person.objects.get(email="honorer1@nusacandra.example")
print(Person.objects.exclude(pk=twin.pk).get(name=twin.name, agency=twin.agency).email, twin.name)
"""
# Somebody of the crowd with hours and a certificate, whom nobody else has in mind.
MOVER = """
from kawah.people.directory.api import Person
people = Person.objects.filter(agency__code="nusacandra", email__startswith="pegawai")
found = people.exclude(certificates=None).filter(subordinates=None).order_by("-pk").distinct()
one = found[0]
print(one.email, one.uuid, one.nip, one.kind, *one.name.split())
"""
TARGET = "Kementerian Pelayanan dan Tata Kelola"
POST = "Analis Anggaran Ahli Muda"
ROSTER = """NIP;Nama;Jenis Pegawai;Unit Kerja;Jabatan;Jenis Jabatan;Jenjang;Tanggal Mulai
{nip};{name};{kind};Sekretariat Jenderal / Biro Keuangan;{post};Fungsional;Ahli Muda;{day}
"""


def told(site, code):
    return site.manage("shell", "--no-imports", "-c", code).stdout.split()


def account(email):
    return Account("learner", email, PASSWORD, "/beranda/", "")


def hours_of(learner):
    learner.go("/jp/")
    return float(deeds.jp_of(learner).replace(",", "."))


def certificates_of(learner):
    learner.go("/sertifikat/")
    return learner.page.locator("li.card").count()


def test_two_records_of_one_person_become_one(travel, site):
    email, *words = told(site, TWINS)
    name = " ".join(words)
    learner = travel().sign_in(account(email))
    before, held = hours_of(learner), certificates_of(learner)
    twin = travel().sign_in(account("honorer1@nusacandra.example"))
    besides = hours_of(twin)
    assert besides > 0
    steward = travel("steward")
    steward.go("/instansi/")
    with steward.within(4):
        steward.tap("Cari yang tercatat dua kali")
        steward.demand_clean()
        card = steward.page.get_by_role("region", name=name)
        steward.tap("Periksa keduanya", within=card)
        steward.page.get_by_label("Alasan").fill("Diangkat menjadi PNS; catatan lama masih ada.")
        steward.demand_clean()
        steward.tap("Lanjut")
        steward.sees("Sesudah disetujui tidak dapat dibatalkan.")
        steward.demand_clean()
        steward.tap("Ya, minta persetujuan")
    steward.sees("sesudah orang kedua menyetujui")
    second = travel("national")
    second.go("/persetujuan/")
    with second.within(2):
        second.tap("Periksa dan putuskan")
        second.demand_clean()
        second.tap("Ya, gabungkan")
    second.sees("kini satu")
    assert before <= hours_of(learner) <= before + besides
    expect(deeds.hours_of(learner, "Literasi data").first).to_be_visible()
    assert certificates_of(learner) == held
    twin.go("/masuk/")
    twin.page.locator("[name=username]").fill("honorer1@nusacandra.example")
    twin.page.locator("[name=password]").fill(PASSWORD)
    twin.page.locator("form:has([name=password]) [type=submit]").first.click()
    expect(twin.page.get_by_role("alert").first).to_be_visible()


def test_somebody_who_moves_keeps_the_record_and_has_the_gap_of_the_new_post(
    travel, site, tmp_path
):
    email, uuid, nip, kind, *name = told(site, MOVER)
    learner = travel().sign_in(account(email))
    before, held = hours_of(learner), certificates_of(learner)
    assert before > 0 and held > 0
    steward = travel("steward")
    steward.go(f"/instansi/pegawai/{uuid}/")
    steward.tap("Lepas ke instansi lain")
    steward.page.get_by_label("Instansi tujuan").select_option(label=TARGET)
    steward.page.get_by_label("Alasan").fill("Mutasi antarinstansi.")
    steward.tap("Lanjut")
    steward.tap("Ya, lepas")
    steward.sees("tetap di sini sampai")
    other = travel("steward_other")
    other.go("/instansi/pindahan/")
    other.tap("Terima")
    other.sees("kini pegawai instansi Anda")
    assert (hours_of(learner), certificates_of(learner)) == (before, held)
    today = datetime.now(ZoneInfo("Asia/Jakarta")).date()
    row = ROSTER.format(nip=nip, name=" ".join(name), kind=kind, post=POST, day=today)
    (tmp_path / "pegawai.csv").write_text(row)
    other.go("/instansi/pegawai/berkas/baru/")
    other.page.get_by_label("Berkas Excel (.xlsx) atau CSV").set_input_files(
        tmp_path / "pegawai.csv"
    )
    other.tap("Unggah dan periksa")
    waits_for(other, "Periksa sebelum diimpor")
    other.tap("Impor 1 baris")
    waits_for(other, "Hasil impor")
    learner.go("/kompetensi/")
    learner.sees(f"Diminta jabatan sekarang: {POST}")
    learner.demand_clean()
    assert (hours_of(learner), certificates_of(learner)) == (before, held)


def waits_for(steward, heading):
    expect(steward.page.get_by_role("heading", name=heading, level=1)).to_be_visible(timeout=30_000)
