"""An agency lives in Kawah by its pages alone: from a site without anybody to what its head sees.

Nothing here touches the site but a browser; what the terminal shows when it starts is its link.
The course is made by chance: a red run prints its seed, and `KAWAH_CHANCE=seed` makes it again.
"""

import os
import re
import secrets
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from kawah.earned.certificates.tests.poppler import text as text_of
from kawah.people.rosters.tests.lists import number, people_file, person
from tests.journeys import authorship, deeds
from tests.journeys.traveler import Traveler
from tests.rig import site as rig

pytestmark = [pytest.mark.browser, pytest.mark.long]

CODE = re.compile(r"\b[2-9B-Z]{4}-[2-9B-Z]{4}-[2-9B-Z]{4}\b")
LINK = re.compile(r"begin +(\S+)")
EVIDENCE = Path(__file__).parent.parent.parent / "demo" / "evidence.pdf"
PASSWORD = "tiga benda di meja saya"
PATIENCE = 90.0  # for what the worker does beside everything else of a test run
FIRST, SECOND, STEWARD = "Ratna Kusuma", "Johan Lase", "Laras Susanti"
BOSS, AUTHOR, REVIEWER, FINDER = "Bambang Pramono", "Wulan Sari", "Citra Lestari", "Dewi Anggraini"
TOGETHER = ("Eko Saputra", "Fitri Handayani")
ORGANIZER, HEAD, NEWEST = "Gita Pertiwi", "Hasan Basri", "Indah Permata"
STAFF = {
    name: number(serial)
    for serial, name in enumerate(
        (BOSS, AUTHOR, REVIEWER, FINDER, *TOGETHER, ORGANIZER, HEAD, NEWEST), start=1
    )
}
NOBODY = "199005142015031999"
TRAINING = "Seminar Pelayanan Ramah"
TRAINING_JP, COURSE_JP = Decimal(4), Decimal(1)

Travel = Callable[..., Traveler]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with rig.empty(tmp_path_factory.mktemp("empty")) as running:
        yield running


@pytest.fixture
def draft():
    seed = os.environ.get("KAWAH_CHANCE") or secrets.token_hex(4)
    print(f"KAWAH_CHANCE={seed}")
    return authorship.imagine(seed)


@pytest.fixture
def today():
    return datetime.now(UTC).astimezone(ZoneInfo("Asia/Jakarta")).date()


def test_an_agency_lives_by_its_pages_alone(travel, site, draft, today, tmp_path):
    nation = begin_the_site(travel, site)
    steward = found_an_agency(travel, nation)
    import_people(steward, tmp_path)
    people = activate_by_sheet(travel, steward, hand_out_codes(steward))
    give_roles(steward, nation)
    authorship.write(people[AUTHOR], draft, today=today)
    review_and_publish(people[AUTHOR], people[REVIEWER], draft)
    open_batch(people[ORGANIZER], draft, today=today)
    claim_training(people[FINDER], today=today)
    find_and_join(people[FINDER], draft)
    finish(people[FINDER], draft)
    for name in TOGETHER:
        join_by_batch(people[name], draft)
        finish(people[name], draft)
    check_twice(people)
    issue_together(people[ORGANIZER])
    learners = [people[name] for name in (FINDER, *TOGETHER)]
    for learner in learners:
        wait_for_certificate(learner, draft)
    demand_hours(learners)
    see_it_all(people[HEAD], draft)


def begin_the_site(travel: Travel, site: rig.Site) -> dict[str, Traveler]:
    """Two national admins, each with a code that is shown once."""
    link = link_of(site)
    first = travel(width=1280)
    page = first.page
    for reader, address in (
        (travel(), f"{link}&bahasa=en"),
        (first, f"{site.url}/awal/"),
        (first, link),
    ):
        reader.go(address.removeprefix(site.url))
        reader.demand_clean()
    page.get_by_label("Nama lengkap instansi").fill("Badan Kepegawaian Contoh")
    page.get_by_label("Nama singkat instansi").fill("BKC")
    page.get_by_label("Kode", exact=True).fill("bkc")
    for which, name, nip in (
        ("pertama", FIRST, "198504122010012017"),
        ("kedua", SECOND, "198504122010011018"),
    ):
        page.get_by_label(f"Nama admin {which}").fill(name)
        page.get_by_label(f"NIP admin {which}").fill(nip)
    first.tap("Buat dan tampilkan kode masuk")
    first.sees("hanya tampil sekali")
    first.demand_clean()
    _own, handed_over = page.locator("dd.figure").all_inner_texts()
    first.tap("Aktifkan akun ini sekarang")
    choose_password(first)
    second = travel()
    second.go("/aktivasi/")
    second.page.get_by_label("Kode aktivasi").fill(handed_over)
    second.tap("Lanjut")
    choose_password(second)
    assert page.request.get(link).status == 404
    return {FIRST: first, SECOND: second}


def link_of(site: rig.Site) -> str:
    """What the terminal shows where the site was started, a moment after it answers."""
    found: list[str] = []

    def is_shown() -> bool:
        found[:] = LINK.findall((site.data / "serve.log").read_text())
        return bool(found)

    wait_until(is_shown)
    return found[0]


def choose_password(newcomer: Traveler) -> str:
    """The name that the page with the password shows."""
    expect(newcomer.page.get_by_role("heading", name="Buat kata sandi", level=1)).to_be_visible()
    name = newcomer.page.locator("dl.pairs dd").first.inner_text()
    for field in ("Kata sandi baru", "Ulangi kata sandi baru"):
        newcomer.page.get_by_label(field, exact=True).fill(PASSWORD)
    newcomer.tap("Simpan dan masuk")
    newcomer.sees("Apakah ini Anda?")
    newcomer.tap("Ini benar")
    newcomer.page.wait_for_url(lambda url: "data-saya" not in url)
    return name


def found_an_agency(travel: Travel, nation: dict[str, Traveler]) -> Traveler:
    """One national admin makes it with its first steward, the other approves."""
    first, second = nation[FIRST], nation[SECOND]
    first.sees("Langkah berikutnya: instansi")
    first.demand_clean()
    first.tap("Buat instansi")
    page = first.page
    page.get_by_label("Nama lengkap").fill("Dinas Sosial Contoh")
    page.get_by_label("Nama singkat").fill("Dinsos")
    page.get_by_label("Kode", exact=True).fill("dinsos")
    page.get_by_label("Tingkat").select_option(label="Instansi daerah")
    page.get_by_label("Provinsi").select_option(index=1)
    page.get_by_label("Tempat kedudukan").fill("Kupang")
    first.tap_on(page.get_by_role("button", name="Buat instansi"))
    page.get_by_label("Nama lengkap beserta gelar").fill(STEWARD)
    page.get_by_label("NIP", exact=True).fill("199001012014022001")
    page.get_by_label("Alasan").fill("SK Kepala Dinas 12/2026")
    first.tap("Daftarkan")
    (code,) = codes_on(first)
    second.page.reload()
    second.tap("Putuskan permintaan peran")
    second.tap(re.compile("^Setujui"))
    second.sees("disetujui dan berlaku")
    steward = travel(width=1280)
    steward.go(f"/aktivasi/?kode={code}")
    assert choose_password(steward) == STEWARD
    return steward


def codes_on(admin: Traveler) -> list[str]:
    """The codes of the sheet that is being made on this page."""
    link = admin.page.get_by_role("link", name="Unduh PDF")
    expect(link).to_be_visible(timeout=PATIENCE * 1000)
    sheet = admin.page.request.get(f"{admin.site.url}{link.get_attribute('href')}")
    return CODE.findall(text_of(sheet.body()))


def import_people(steward: Traveler, folder: Path) -> None:
    """Nine people come in; four rows come back, and one has to be decided about."""
    head = STAFF[HEAD]
    rows = [
        person(serial, Nama=name, NIP_Atasan=STAFF[BOSS] if name != BOSS else head)
        for serial, name in enumerate(STAFF, start=1)
    ]
    rows[7]["NIP Atasan"] = ""
    rows[8]["NIP Atasan"] = NOBODY
    rows[1]["Surel"] = "wulan@dinsos.example.go.id"
    planted = [
        person(21, NIP="19900514201503110"),
        person(22, Nama=""),
        person(23, Golongan="Tiga A"),
        person(24, Jenis_Pegawai="Relawan"),
    ]
    steward.tap("Impor pegawai dari Excel")
    steward.tap("Unggah berkas")
    field = steward.page.get_by_label("Berkas Excel (.xlsx) atau CSV")
    field.set_input_files(people_file(folder, *rows, *planted))
    steward.tap("Unggah dan periksa")
    waits_for(steward, "Periksa sebelum diimpor")
    with steward.page.expect_download() as mended:
        steward.tap("Unduh baris yang perlu diperbaiki")
    assert mended.value.suggested_filename == "perbaiki-pegawai.xlsx"
    steward.tap("Putuskan 1 baris")
    steward.tap("Impor tanpa atasan")
    steward.tap("Impor 9 baris")
    waits_for(steward, "Hasil impor")
    steward.sees("9 baris sudah masuk")


def waits_for(somebody: Traveler, heading: str) -> None:
    place = somebody.page.get_by_role("heading", name=heading, level=1)
    expect(place).to_be_visible(timeout=PATIENCE * 1000)


def hand_out_codes(steward: Traveler) -> list[str]:
    steward.tap("Siapkan kode aktivasi")
    steward.page.get_by_label("Cara menyampaikan").select_option("sheet")
    steward.tap("Lanjut")
    steward.tap("Ya, siapkan")
    return codes_on(steward)


def activate_by_sheet(travel: Travel, steward: Traveler, codes: list[str]) -> dict[str, Traveler]:
    """Everybody scans the slip with their name on it; the author and the steward use a desk."""
    assert len(codes) == len(STAFF)
    people = {}
    for code in codes:
        newcomer = travel()
        newcomer.go(f"/aktivasi/?kode={code}")
        people[choose_password(newcomer)] = newcomer
    assert set(people) == set(STAFF)
    people[AUTHOR].page.set_viewport_size({"width": 1280, "height": 800})
    return people


def give_roles(steward: Traveler, nation: dict[str, Traveler]) -> None:
    """Those with power over others wait for a second person, who is a national admin here."""
    give_role(steward, AUTHOR, "Widyaiswara", "Diri sendiri atau timnya")
    give_role(steward, REVIEWER, "Widyaiswara", "Diri sendiri atau timnya")
    give_role(steward, ORGANIZER, "Penyelenggara", "Seluruh instansinya")
    give_role(steward, HEAD, "Pimpinan", "Seluruh instansinya")
    steward.sees("Menunggu persetujuan")
    first = nation[FIRST]
    first.go("/nasional/")
    first.tap("Putuskan permintaan peran")
    first.sees(f"{HEAD}: Pimpinan")
    first.tap(re.compile("^Setujui"))
    first.sees("disetujui dan berlaku")


def give_role(steward: Traveler, name: str, role: str, reach: str) -> None:
    steward.go("/instansi/pegawai/")
    steward.page.get_by_label("Cari nama atau NIP").fill(name)
    steward.tap("Cari")
    steward.tap(name)
    steward.tap("Beri peran")
    steward.page.get_by_label("Peran", exact=True).select_option(label=role)
    steward.page.get_by_label("Jangkauan", exact=True).select_option(label=reach)
    steward.page.get_by_label("Alasan").fill("Surat tugas 7/2026")
    steward.tap("Lanjut")
    steward.tap(re.compile("^Ya, "))
    own = steward.page.get_by_role("heading", name=name, level=1, exact=True)
    expect(own).to_be_visible()


def review_and_publish(author: Traveler, reviewer: Traveler, draft: authorship.Draft) -> None:
    """A second person reads the course as learners do, and approves; the author publishes."""
    author.tap("Telaah dan terbit")
    author.page.get_by_label("Penelaah").select_option(label=REVIEWER)
    author.tap("Kirim ke penelaah")
    author.sees(f"Terkirim kepada {REVIEWER}")
    reviewer.go("/mengajar/")
    reviewer.tap("1 kursus menunggu telaah Anda")
    reviewer.tap(authorship.of("Telaah", draft.course.title))
    reviewer.tap(draft.lesson_title)
    reviewer.sees("Giliran dicatat di papan")
    reviewer.tap(f"Lanjut: {draft.practice_title}")
    reviewer.tap(f"Lanjut: {draft.course.exam_title}")
    reviewer.tap("Ke keputusan")
    reviewer.tap("Setujui untuk terbit")
    reviewer.sees("Kursus disetujui.")
    author.page.reload()
    author.tap("Terbitkan")
    author.tap("Ya, terbitkan")
    author.sees("Sudah terbit")


def open_batch(organizer: Traveler, draft: authorship.Draft, *, today: date) -> None:
    organizer.go("/penyelenggara/angkatan/")
    organizer.tap("Buat angkatan")
    page = organizer.page
    page.get_by_label("Kursus", exact=True).select_option(label=f"{draft.course.title} · Dinsos")
    page.get_by_label("Nama angkatan").fill("Angkatan I")
    page.get_by_label("Hari terakhir").fill((today + timedelta(days=30)).isoformat())
    page.get_by_label("NIP atau surel peserta").fill("\n".join(STAFF[name] for name in TOGETHER))
    organizer.choose(page.get_by_label("Sertifikat diterbitkan bersama"))
    organizer.tap("Buat angkatan")
    organizer.sees("dibuat dengan 2 peserta")


def claim_training(learner: Traveler, *, today: date) -> None:
    """Of yesterday; on New Year's Day of today, so that it counts for the same year."""
    day = today if today.timetuple().tm_yday == 1 else today - timedelta(days=1)
    learner.go("/jp/pengajuan/")
    learner.tap("Ajukan pelatihan")
    page = learner.page
    page.get_by_label("Bentuk pengembangan").select_option("KL06")
    page.get_by_label("Nama pelatihan").fill(TRAINING)
    page.get_by_label("Penyelenggara pelatihan").fill("Dinas Sosial Provinsi")
    for field in ("Hari pertama", "Hari terakhir"):
        page.get_by_label(field).fill(day.isoformat())
    page.get_by_label("Bukti").set_input_files(EVIDENCE)
    learner.tap("Kirim pengajuan")
    learner.sees("Pengajuan terkirim.")


def find_and_join(learner: Traveler, draft: authorship.Draft) -> None:
    learner.go("/beranda/")
    learner.tap("Belajar")

    def is_found() -> bool:
        learner.page.get_by_label("Cari kursus").fill(draft.course.token.lower())
        learner.tap("Cari")
        learner.sees("kursus untuk")
        return learner.page.get_by_text("1 kursus untuk").count() == 1

    wait_until(is_found)
    learner.tap(draft.course.title)
    learner.tap("Ikuti kursus ini")


def join_by_batch(learner: Traveler, draft: authorship.Draft) -> None:
    learner.go("/beranda/")
    learner.sees(draft.course.title)
    learner.tap("Lanjutkan")


def finish(learner: Traveler, draft: authorship.Draft) -> None:
    deeds.click_through_lesson(learner)
    deeds.sit(learner, draft.course, rightly=True)
    learner.tap("Kirim jawaban")
    learner.sees("Latihan selesai.")
    learner.go("/beranda/")
    learner.tap("Lanjutkan")
    heading = learner.page.get_by_role("heading", name=draft.course.exam_title)
    expect(heading).to_be_visible()
    deeds.sit(learner, draft.course, rightly=True)
    learner.tap("Kirim jawaban")
    learner.sees("Anda lulus!")


def check_twice(people: dict[str, Traveler]) -> None:
    """The supervisor says that it was so, the organizer that it counts."""
    boss, organizer = people[BOSS], people[ORGANIZER]
    boss.go("/tim/")
    boss.tap("1 pengajuan JP menunggu Anda")
    boss.tap(TRAINING)
    boss.tap("Benarkan")
    boss.sees("dibenarkan dan diteruskan")
    organizer.go("/penyelenggara/")
    organizer.tap("Periksa 1 pengajuan")
    organizer.tap(TRAINING)
    organizer.tap("Terima")
    organizer.sees("JP-nya langsung dihitung")


def issue_together(organizer: Traveler) -> None:
    organizer.go("/penyelenggara/")
    organizer.tap("Buka angkatan ini")
    organizer.sees("2 dari 2 peserta sudah selesai.")
    organizer.page.get_by_label("Dasar penerbitan, bila ada").fill("SK 31/2026")
    organizer.tap("Terbitkan sertifikat")
    done = organizer.page.get_by_text("Semua sudah siap")
    expect(done).to_be_visible(timeout=PATIENCE * 1000)


def wait_for_certificate(learner: Traveler, draft: authorship.Draft) -> None:
    def is_there() -> bool:
        learner.go("/sertifikat/")
        card = deeds.card_of(learner, draft.course.title)
        return card.get_by_role("link", name="Unduh PDF").count() == 1

    wait_until(is_there)


def demand_hours(learners: list[Traveler]) -> None:
    """What was learned here, and what one of them learned elsewhere."""
    earned = []
    for learner in learners:
        learner.go("/jp/")
        earned.append(Decimal(deeds.jp_of(learner).replace(",", ".")))
    assert earned == [COURSE_JP + TRAINING_JP, COURSE_JP, COURSE_JP]


def see_it_all(head: Traveler, draft: authorship.Draft) -> None:
    """The counts come by themselves; the page says all of it then."""
    total = TRAINING_JP + 3 * COURSE_JP

    def is_counted() -> bool:
        head.go("/pimpinan/")
        said = {
            "JP tahun ini": f"{total:f} JP",
            "Sertifikat terbit tahun ini": "3",
        }
        return all(value_of(head, name).startswith(value) for name, value in said.items())

    wait_until(is_counted)
    assert value_of(head, "Pegawai") == f"{len(STAFF) + 1} orang"
    assert value_of(head, "Pengajuan JP yang menunggu") == "0"
    head.sees(draft.course.title)
    head.demand_clean()


def value_of(head: Traveler, name: str) -> str:
    """What stands beside a name; empty while there is nothing yet."""
    found = head.page.locator(f"dt:text-is('{name}') + dd")
    return found.first.inner_text() if found.count() else ""


def wait_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, holds.__name__
        time.sleep(0.5)
