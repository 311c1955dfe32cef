"""A small but whole course folder for tests; any part can be replaced."""

from datetime import datetime

from kawah.learning.curriculum.api import Folder, Version, import_course, publish
from kawah.people.directory.api import Agency
from tests.factories import NOW, load_competencies

COURSE_TOML = """
key = "antrean"
title = "Antrean yang Adil"
summary = "Bagi petugas loket: melayani menurut urutan dan kebutuhan."
mode = "self_paced"
form = "NKL03"
reviewed_on = 2026-08-01

[impact]
change = "Waktu tunggu turun"
measure = "median menit tunggu per pekan"
after_days = 90

[[teacher]]
role = "widyaiswara"
name = "Retno"
position = "Widyaiswara Ahli Madya"
email = "retno@example.go.id"

[[teacher]]
role = "praktisi"
name = "Yohanes"
position = "Kepala Seksi"

[[outcome]]
key = "o1"
text = "Mengatur antrean dengan adil"
competency = "public_service"
level = 2
main = true

[[regulation]]
key = "uu25"
title = "UU 25/2009"

[[bank]]
file = "soal/bank.gift"

[[module]]
key = "m1"
title = "Antrean"

[[module.activity]]
key = "membaca"
kind = "lesson"
title = "Membaca antrean"
minutes = 8
file = "pelajaran/01.md"
outcomes = ["o1"]
taught_by = "widyaiswara"

[[module.activity]]
key = "latihan"
kind = "quiz"
purpose = "practice"
title = "Latihan antrean"
minutes = 4
outcomes = ["o1"]
draw = [{ tags = ["latihan"], count = 2 }]
feedback = "immediate"

[[module.activity]]
key = "renungan"
kind = "reflection"
title = "Renungan"
minutes = 10
outcomes = ["o1"]
prompt = "Apa yang Anda ubah pekan ini?"
min_words = 5
required = false

[[module.activity]]
key = "ujian"
kind = "quiz"
purpose = "exam"
title = "Ujian antrean"
minutes = 23
outcomes = ["o1"]
draw = [{ tags = ["ujian"], count = 4 }]
pass_percent = 75
attempts = 3
feedback = "after_attempt"
taught_by = "widyaiswara"
"""

LESSON = """## Antrean

Warga datang membawa **waktu**. Antrean yang adil menghormati waktu itu.

:::tanya q1

Siapa yang dilayani lebih dahulu? {
  =Ibu hamil #Benar: kebutuhan khusus didahulukan.
  ~Kenalan petugas #Kenalan bukan alasan.
}
:::

:::aturan-praktik ap1
judul: Urutan
aturan: uu25 pasal 29
praktik: Yohanes, Distrik Oksibil

# Aturan
Pelayanan khusus bagi kelompok rentan.

# Praktik
Kami menaruh satu kursi di samping loket.
:::
"""
# Enough to read for the minutes the course claims.
LESSON += "\nAntrean yang adil dimulai dari papan urutan yang dapat dibaca semua orang.\n" * 260

BANK = """
// [tag:latihan] [tag:o1]
::l1:: Antrean dimulai dari nomor berapa? { =1 ~2 ~3 }

// [tag:latihan] [tag:o1]
::l2:: Nomor antrean boleh dijual. {F}

// [tag:ujian] [tag:o1]
::u1:: Warga lansia didahulukan. {T}

// [tag:ujian] [tag:o1]
::u2:: Berapa loket untuk 30 orang, 10 orang tiap loket? {#3}

// [tag:ujian] [tag:o1]
::u3:: Siapa yang mengatur urutan? { =Petugas ~Calo ~Satpam }

// [tag:ujian] [tag:o1]
::u4:: Papan urutan harus terlihat. {T}

// [tag:ujian] [tag:o1]
::u5:: Pengaduan antrean boleh ditolak. {F}
"""

# By the place of the option, as answers are kept.
RIGHT = {"l1": 0, "l2": False, "u1": True, "u2": "3", "u3": 0, "u4": True, "u5": False}


def files(**replaced: str) -> dict[str, bytes]:
    """The files of the course; name replacements `course`, `lesson`, `bank`."""
    return {
        "course.toml": replaced.get("course", COURSE_TOML).encode(),
        "pelajaran/01.md": replaced.get("lesson", LESSON).encode(),
        "soal/bank.gift": replaced.get("bank", BANK).encode(),
    }


def draft(agency: Agency, *, now: datetime = NOW, **replaced: str) -> Version:
    load_competencies()
    version, _is_new = import_course(Folder(files(**replaced), agency=agency, now=now))
    return version


def published(agency: Agency, *, now: datetime = NOW, **replaced: str) -> Version:
    return publish(draft(agency, now=now, **replaced), by=None, now=now)
