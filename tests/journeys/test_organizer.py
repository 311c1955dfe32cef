"""What an organizer comes for, on a phone of 360 px."""

import re

import pytest
from playwright.sync_api import expect

from tests.rig import claimants

pytestmark = pytest.mark.browser


def test_enroll_by_file(travel, tmp_path):
    """Hand in, see who cannot come in and why, take the rows along to mend, throw the file away."""
    path = tmp_path / "peserta.csv"
    path.write_text("NIP\n12345\n199005142015031999\n")
    organizer = travel("organizer")
    with organizer.within(4):
        organizer.go("/penyelenggara/pendaftaran/")
        organizer.tap("Unggah berkas")
        organizer.demand_clean()
        organizer.page.get_by_label("Kursus atau angkatan").select_option(index=1)
        organizer.page.get_by_label("Berkas Excel (.xlsx) atau CSV").set_input_files(path)
        organizer.tap("Unggah dan periksa")
        heading = organizer.page.get_by_role("heading", name="Periksa sebelum didaftarkan")
        expect(heading).to_be_visible(timeout=30_000)
        organizer.sees("Belum ada orang yang dapat didaftarkan")
        organizer.demand_clean()
        with organizer.page.expect_download() as mended:
            organizer.tap("Unduh baris yang perlu diperbaiki")
        assert mended.value.suggested_filename == "perbaiki-peserta.xlsx"
    organizer.tap("Buang berkas ini")
    organizer.tap("Ya, buang berkas ini")
    organizer.sees("Tidak ada yang didaftarkan")


def test_a_claim_accepted_by_mistake_is_annulled_by_two(travel, site):
    """One finds it and asks with a reason, the other one reads it and decides."""
    claimants.hand_in(site, site.accounts["organizer"], 1)
    organizer, steward = travel("organizer"), travel("steward", width=1280)
    organizer.go("/penyelenggara/pengajuan/")
    organizer.tap("Terima yang dicentang")
    organizer.tap("Terima")
    with organizer.within(6):
        organizer.tap("Yang sudah diterima")
        organizer.demand_clean()
        organizer.tap("Seminar Layanan Tanpa Antre")
        organizer.tap_on(organizer.page.get_by_text("Keliru diterima?"))
        organizer.tap("Minta dibatalkan")
        organizer.page.get_by_label("Alasan").fill("Sertifikatnya milik orang lain.")
        organizer.tap("Kirim ke orang kedua")
    organizer.sees("Menunggu orang kedua")
    organizer.demand_clean()
    steward.go("/penyelenggara/pengajuan/diterima/?lihat=putusan")
    steward.tap("Seminar Layanan Tanpa Antre")
    steward.demand_clean()
    steward.tap("Ya, batalkan pengajuan ini")
    steward.sees("Pengajuan dibatalkan; pemiliknya diberi tahu.")


def test_fifty_claims_are_verified_in_three_steps(travel, site):
    """A3: open what waits, leave out the doubtful one, look once more, accept the others."""
    claimants.hand_in(site, site.accounts["organizer"], 50)
    organizer = travel("organizer")
    organizer.go("/penyelenggara/")
    with organizer.within(3):
        organizer.tap(re.compile(r"^Periksa \d+ pengajuan$"))
        expect(organizer.page.get_by_role("checkbox", checked=True)).to_have_count(50)
        organizer.demand_clean()
        doubtful = organizer.page.get_by_role("checkbox").nth(20)
        key = doubtful.get_attribute("value")
        doubtful.uncheck()
        organizer.tap("Terima yang dicentang")
        organizer.sees("Terima 49 pengajuan?")
        organizer.demand_clean()
        organizer.tap("Terima")
        organizer.sees("49 pengajuan diterima; JP-nya langsung dihitung.")
    expect(organizer.page.locator(f'[name=claim][value="{key}"]')).to_be_visible()
    organizer.demand_clean()
