"""What the head of an agency comes for, within its number of steps, on a phone of 360 px."""

import re
import time

import pytest

pytestmark = pytest.mark.browser
PATIENCE = 60.0  # until the worker has counted the people of the demo


def counted(head):
    deadline = time.monotonic() + PATIENCE
    head.go("/pimpinan/")
    while head.page.get_by_text("Angka sedang dihitung").count() and time.monotonic() < deadline:
        time.sleep(1)
        head.go("/pimpinan/")


def test_l1_read_one_page_and_take_the_pdf(travel):
    head = travel("executive")
    counted(head)
    with head.within(2):
        head.sees("Capaian jam pelajaran (JP)")
        with head.page.expect_download() as sheet:
            head.tap("Unduh sebagai PDF")
        assert re.fullmatch(r"capaian-jp-[a-z0-9-]+\.pdf", sheet.value.suggested_filename)
    head.demand_clean()


def test_l2_compare_units_and_go_down_to_the_cause(travel):
    head = travel("executive")
    counted(head)
    with head.within(3):
        head.sees("Menurut bagian")
        head.tap("Lihat yang paling perlu dibantu")
        head.sees("Menurut jenis pegawai")
        head.demand_clean()
