"""The demo's courses and programme: folders of plain files, taken in like anyone's."""

from datetime import datetime
from pathlib import Path

from kawah.learning.curriculum.api import Course, Phase, PhaseCourse, Program
from kawah.lib.intake import Request, take_in
from kawah.people.directory.api import Agency

HERE = Path(__file__).parent / "courses"
MENDED = {"kptk/pelayanan-publik-memanusiakan": Path(__file__).parent / "mended" / "bank.gift"}
OWNERS = {
    "berakhlak-dalam-kerja-harian": "kptk",
    "keuangan-daerah-ebudgeting": "nusacandra",
    "literasi-data-di-meja-kerja": "nusacandra",
    "pelayanan-publik-memanusiakan": "kptk",
}
PROGRAM = [
    ("Fondasi", "self_paced", ["berakhlak-dalam-kerja-harian"]),
    (
        "Melayani dengan data",
        "self_paced",
        [
            "pelayanan-publik-memanusiakan",
            "literasi-data-di-meja-kerja",
        ],
    ),
    ("Mengelola anggaran", "self_paced", ["keuangan-daerah-ebudgeting"]),
]


def load(*, now: datetime) -> None:
    """Import and publish what is new; raises kawah.lib.intake.FileUnusable."""
    for key, agency in OWNERS.items():
        take_in(HERE / key, Request(now=now, agency=agency, is_published=True))
    _program()


def mend(*, now: datetime) -> None:
    """Bring in questions that were mended after learners had answered them."""
    for course, path in MENDED.items():
        take_in(path, Request(now=now, into=course))


def _program() -> None:
    program, is_new = Program.objects.get_or_create(
        agency=Agency.objects.get(code="kptk"),
        code="pelayan-publik-tangguh",
        defaults={
            "name": "Pelayan Publik Tangguh",
            "summary": "Tiga tahap mandiri bagi petugas layanan, dari nilai sampai anggaran.",
        },
    )
    if not is_new:
        return
    for seq, (name, mode, keys) in enumerate(PROGRAM):
        phase = Phase.objects.create(program=program, seq=seq, name=name, mode=mode)
        for place, key in enumerate(keys):
            course = Course.objects.get(key=key)
            PhaseCourse.objects.create(phase=phase, course=course, seq=place)
