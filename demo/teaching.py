"""The demo's courses and programme: folders of plain files, taken in like anyone's."""

from datetime import datetime
from pathlib import Path

from kawah.lib.intake import Request, take_in

HERE = Path(__file__).parent / "courses"
MENDED = {"kptk/pelayanan-publik-memanusiakan": Path(__file__).parent / "mended" / "bank.gift"}
OWNERS = {
    "berakhlak-dalam-kerja-harian": "kptk",
    "keuangan-daerah-ebudgeting": "nusacandra",
    "literasi-data-di-meja-kerja": "nusacandra",
    "pelayanan-publik-memanusiakan": "kptk",
}
PROGRAM = Path(__file__).parent / "programme.toml"
PROGRAM_AGENCIES = ("kptk", "nusacandra", "tanjungaru")


def load(*, now: datetime) -> None:
    """Import and publish what is new; raises kawah.lib.intake.FileUnusable."""
    for key, agency in OWNERS.items():
        take_in(HERE / key, Request(now=now, agency=agency, is_published=True))
    for agency in PROGRAM_AGENCIES:
        take_in(PROGRAM, Request(now=now, agency=agency))


def mend(*, now: datetime) -> None:
    """Bring in questions that were mended after learners had answered them."""
    for course, path in MENDED.items():
        take_in(path, Request(now=now, into=course))
