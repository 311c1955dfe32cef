"""I2: a role is ended, and the trail says so, in three steps."""

import pytest

pytestmark = pytest.mark.browser


def test_a_role_is_ended_and_seen_in_the_trail_in_three_steps(travel):
    steward = travel("steward")
    steward.go("/instansi/pegawai/")
    steward.tap("Berikutnya")
    steward.page.locator("tbody th a").first.click()
    name = steward.page.locator("h1").inner_text()
    with steward.within(3):
        steward.tap("Akhiri")
        steward.page.get_by_label("Alasan").fill("Pindah tugas sejak pekan ini.")
        steward.demand_clean()
        steward.tap("Lanjut")
        steward.demand_clean()
        steward.tap("Ya, akhiri peran ini")
    steward.sees("Mengakhiri peran")
    steward.sees("Pindah tugas sejak pekan ini.")
    steward.demand_clean()
    steward.go("/instansi/jejak/")
    steward.sees(name)
    steward.sees("Pindah tugas sejak pekan ini.")
