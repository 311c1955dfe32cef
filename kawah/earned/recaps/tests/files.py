"""Recaps for tests, and the way from a file to its end."""

from pathlib import Path

from kawah.earned.recaps import confirming, working
from kawah.earned.recaps.handing_in import hand_in
from kawah.earned.recaps.models import Recap
from tests.factories import NOW

HEAD = "NIP;Bentuk;Nama Pelatihan;Penyelenggara;Hari Pertama;Hari Terakhir;JP;Nomor Sertifikat"


def line(
    person, form="KL03", title="Bimtek Arsip", first="01/09/2026", last="", jp="10", number=""
):
    named = person if isinstance(person, str) else person.nip
    return ";".join([named, form, title, "BPSDM", first, last, jp, number])


def csv(folder: Path, *lines: str, head: str = HEAD, name: str = "rekap.csv") -> Path:
    path = folder / name
    path.write_text("\n".join([head, *lines]) + "\n")
    return path


def work(recap: Recap) -> Recap:
    """What the worker does until the file stands still."""
    while working.advance(recap.pk, now=NOW):
        pass
    recap.refresh_from_db()
    return recap


def judged(path: Path, agency, *, by) -> Recap:
    return work(hand_in(path, agency, name=path.name, by=by, now=NOW))


def counted(path: Path, agency, *, by, second) -> Recap:
    recap = judged(path, agency, by=by)
    confirming.confirm(recap, by=second, now=NOW)
    return work(recap)


def undone(recap: Recap, *, by) -> Recap:
    confirming.undo(recap, by=by, why="Berkas yang keliru.", now=NOW)
    return work(recap)


def states(recap: Recap) -> list[tuple[str, list[str]]]:
    rows = recap.rows.order_by("number")
    return [(row.state, [code for code, _values in row.faults]) for row in rows]
