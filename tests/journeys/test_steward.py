"""What the admin of an agency comes for, within its number of steps, on a phone of 360 px."""

import pytest
from playwright.sync_api import expect

from kawah.people.rosters.tests.lists import people_file, person

pytestmark = pytest.mark.browser
BOSS = "199005142015031999"  # nobody


def hand_in(steward, path):
    steward.go("/instansi/pegawai/berkas/baru/")
    steward.page.get_by_label("Berkas Excel (.xlsx) atau CSV").set_input_files(path)
    steward.tap("Unggah dan periksa")


def waits_for(steward, heading):
    expect(steward.page.get_by_role("heading", name=heading, level=1)).to_be_visible(timeout=30_000)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a2_import_people_from_excel(travel, tmp_path, script):
    """Hand in, say what the columns mean, mend, confirm; then all of it is undone."""
    serial = 11 if script else 21
    rows = [person(serial), person(serial + 1, Golongan="Tiga A")]
    heading = f"Pangkat menurut daftar {serial}"  # what was explained once is not asked again
    path = people_file(tmp_path, *rows, headings={"Golongan": heading})
    steward = travel("steward", script=script)
    with steward.within(4):
        hand_in(steward, path)
        waits_for(steward, "Arti kolom")
        steward.page.get_by_label(heading).select_option(label="Golongan")
        steward.tap("Lanjut periksa")
        reach(steward, "Periksa sebelum diimpor", script=script)
        steward.sees("1 baris siap diimpor")
        with steward.page.expect_download() as mended:
            steward.tap("Unduh baris yang perlu diperbaiki")
        assert mended.value.suggested_filename.startswith("perbaiki-")
        if script:
            steward.demand_clean()
        steward.tap("Impor 1 baris")
    reach(steward, "Hasil impor", script=script)
    steward.sees("1 baris sudah masuk")
    steward.tap("Batalkan impor ini")
    steward.tap("Ya, batalkan impor ini")
    reach(steward, "Impor dibatalkan", script=script)
    steward.sees("Semuanya dikembalikan seperti semula")


def test_i1_settle_conflicts(travel, tmp_path):
    steward = travel("steward")
    rows = [person(serial, NIP_Atasan=BOSS) for serial in (31, 32, 33)]
    with steward.within(4):
        hand_in(steward, people_file(tmp_path, *rows))
        reach(steward, "Periksa sebelum diimpor", script=True)
        steward.tap("Putuskan 3 baris")
        steward.demand_clean()
        steward.tap("Impor tanpa atasan")
        steward.tap("Impor 3 baris")
    reach(steward, "Hasil impor", script=True)
    steward.sees("3 baris sudah masuk")


def reach(steward, heading, *, script):
    """The page looks again by itself; without scripts one asks it to."""
    if not script:
        for _ in range(30):
            if steward.page.get_by_role("heading", name=heading, level=1).count():
                break
            steward.page.wait_for_timeout(500)
            steward.page.reload()
    waits_for(steward, heading)
