"""P1: from the slip to home: who somebody is, confirmed in three steps."""

import re

import pytest
from playwright.sync_api import expect

from kawah.earned.certificates.tests.poppler import text as text_of

pytestmark = pytest.mark.browser
CODE = re.compile(r"\b[2-9B-Z]{4}-[2-9B-Z]{4}-[2-9B-Z]{4}\b")
PASSWORD = "tiga benda di meja saya"


def code_for_somebody(steward):
    """The steward gives somebody of the list, who has no other part in the journeys, a slip."""
    steward.go("/instansi/pegawai/")
    steward.tap("Berikutnya")
    steward.page.locator("tbody th a").last.click()
    steward.tap("Beri jalan masuk baru")
    steward.page.get_by_label("Cara menyampaikan").select_option("sheet")
    steward.page.get_by_label("Alasan").fill("Lembar aktivasinya hilang.")
    steward.tap("Lanjut")
    steward.tap("Ya, beri jalan masuk baru")
    link = steward.page.get_by_role("link", name="Unduh PDF")
    expect(link).to_be_visible()
    steward.demand_clean()
    sheet = steward.page.request.get(steward.site.url + link.get_attribute("href"))
    return CODE.findall(text_of(sheet.body()))[0]


def test_from_the_slip_to_home_in_three_steps(travel):
    code = code_for_somebody(travel("steward"))
    newcomer = travel()
    newcomer.go("/aktivasi/")
    newcomer.demand_clean()
    with newcomer.within(3):
        newcomer.page.get_by_label("Kode aktivasi").fill(code.lower())
        newcomer.tap("Lanjut")
        newcomer.demand_clean()
        for field in ("Kata sandi baru", "Ulangi kata sandi baru"):
            newcomer.page.get_by_label(field, exact=True).fill(PASSWORD)
        newcomer.tap("Simpan dan masuk")
        newcomer.sees("Apakah ini Anda?")
        for word in ("NIP", "Jabatan", "Instansi", "Atasan"):
            newcomer.sees(word)
        newcomer.demand_clean()
        newcomer.tap("Ini benar")
    newcomer.sees("Tiga langkah pertama")
    newcomer.demand_clean()
