"""A course is written on a phone: a lesson from an example, drafts that survive, two who write."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.rig.site import Account

pytestmark = pytest.mark.browser
SECOND = """
from kawah.learning.curriculum.api import Course
from kawah.people.access.backend import find
course = Course.objects.get(key={key!r})
course.published.teachers.create(
    role="widyaiswara", person=find({username!r}), name="Rekan", seq=90
)
"""
SAVED = "Tersimpan pukul"
# A page that is being closed gets its line back for a moment, and would send what it holds.
MUTE = "() => { window.fetch = () => Promise.reject(new TypeError('offline')); }"


def account_of_second(site):
    """A trainer of another agency in the demo."""
    rows = json.loads((site.data / "demo-accounts.json").read_text())
    trainers = [row for row in rows if row["role"] == "trainer"]
    other = next(row for row in trainers if row["agency"] != trainers[0]["agency"])
    return Account(*(other[name] for name in Account.__struct_fields__))


def open_for_writing(trainer, title="Pelayanan publik yang memanusiakan"):
    trainer.go("/mengajar/kursus/")
    trainer.tap(title)
    trainer.tap("Ubah kursus")
    expect(trainer.page.get_by_role("heading", name="Susunan")).to_be_visible()
    return trainer.page.url


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_w3_make_a_lesson_from_an_example_and_see_it_as_on_a_phone(travel, script):
    trainer = travel("trainer", script=script)
    open_for_writing(trainer)
    with trainer.within(6):
        trainer.tap(re.compile("Tambah kegiatan"))
        trainer.choose(trainer.page.get_by_label("Pelajaran dari contoh: langkah kerja"))
        trainer.page.get_by_label("Judul kegiatan").fill("Menata kursi tunggu")
        trainer.tap("Tambah dan tulis isinya")
        if script:
            trainer.demand_clean()
        trainer.tap(re.compile("^Ubah 1$"))
        trainer.page.get_by_role("textbox", name="Teks").fill(
            "## Kursi\n\nSatu kursi di samping loket."
        )
        trainer.tap("Simpan")
        trainer.tap("Pratinjau")
    trainer.sees("Satu kursi di samping loket.")
    if script:
        trainer.demand_clean()


def test_what_is_typed_without_network_is_not_lost(travel):
    trainer = travel("trainer")
    open_for_writing(trainer)
    trainer.tap("Tentang kursus")
    place = trainer.page.url
    audience = trainer.page.get_by_label("Peserta yang dituju")
    audience.fill("Petugas loket")
    trainer.sees(SAVED)
    with trainer.offline():
        audience.fill("Petugas loket dan pengemudi perahu")
        trainer.sees("dikirim saat ada sinyal")
    expect(trainer.page.get_by_text(SAVED)).to_be_visible(timeout=20_000)
    with trainer.offline():
        audience.fill("Petugas loket, pengemudi, dan kepala desa")
        trainer.sees("dikirim saat ada sinyal")
        trainer.page.evaluate(MUTE)
        trainer.page.close()
    trainer.page = trainer.context.new_page()
    trainer.page.goto(place)
    trainer.sees("belum sampai ke server")
    trainer.tap("Pasang lagi")
    trainer.sees(SAVED)
    trainer.page.reload()
    expect(trainer.page.get_by_label("Peserta yang dituju")).to_have_value(
        "Petugas loket, pengemudi, dan kepala desa"
    )


def test_two_who_write_the_same_overwrite_nothing(travel, site):
    colleague = account_of_second(site)
    first, second = travel("trainer", width=1280), travel().sign_in(colleague)
    place = open_for_writing(first) + "data/dampak/"
    key = "pelayanan-publik-memanusiakan"
    site.manage("shell", "--no-imports", "-c", SECOND.format(key=key, username=colleague.username))
    for author in (first, second):
        author.page.goto(place)
    second.page.get_by_label("Ukurannya").fill("menit tunggu, dicatat pemohon")
    second.sees(SAVED)
    first.page.get_by_label("Ukurannya").fill("menit tunggu, dicatat mesin")
    first.sees("Belum ada yang ditimpa")
    first.tap("Bandingkan")
    expect(first.page.locator("ins").first).to_contain_text("mesin")
    expect(first.page.locator("del").first).to_contain_text("pemohon")
    first.demand_clean()
    first.tap("Simpan tulisan saya")
    first.page.goto(place)
    expect(first.page.get_by_label("Ukurannya")).to_have_value("menit tunggu, dicatat mesin")
