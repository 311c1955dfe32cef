"""Pictures, audio, video and files to download."""

import re
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from kawah.learning.player.blocks import Audio, Download, Pause, Picture, Video
from kawah.learning.player.reading_text import demand_text, refuse_pictures
from kawah.learning.player.sheet import ID, Sheet

PAUSE = re.compile(r"(\d{1,5})\s*=\s*(\S+)")


def picture(sheet: Sheet) -> Picture:
    decoration = sheet.get("hiasan")
    alt = sheet.get("alt")
    if decoration not in ("", "ya", "tidak"):
        sentence = _("“hiasan:” hanya dapat bernilai ya atau tidak.")
        sheet.fault(sentence, field="is_decoration")
    is_decoration = decoration == "ya"
    if not alt and not is_decoration:
        sheet.fault(
            _("Gambar %(path)s belum punya teks pengganti; tulis “alt: …” atau “hiasan: ya”.")
            % {"path": sheet.argument},
            field="alt",
        )
    sheet.refuse_body()
    caption = sheet.get("keterangan")
    return Picture(sheet.line, sheet.argument, alt, caption, is_decoration)


def audio(sheet: Sheet) -> Audio:
    demand_text(sheet, sheet.body, _("transkrip audio"), field="transcript")
    return Audio(sheet.line, sheet.argument, _title(sheet), sheet.body)


def video(sheet: Sheet) -> Video:
    refuse_pictures(sheet.body, sheet.line, sheet.faults, field="description")
    pauses = [pause for line, value in sheet.repeated if (pause := _pause(sheet, value, line))]
    return Video(
        line=sheet.line,
        path=sheet.argument,
        title=_title(sheet),
        captions=sheet.demand("teks", field="captions"),
        poster=sheet.get("poster"),
        pauses=tuple(sorted(pauses, key=lambda pause: pause.second)),
        description=sheet.body,
    )


def download(sheet: Sheet) -> Download:
    sheet.refuse_body()
    return Download(sheet.line, sheet.argument, _title(sheet))


def _title(sheet: Sheet) -> str:
    return sheet.get("judul") or PurePosixPath(sheet.argument).name


def _pause(sheet: Sheet, value: str, line: int) -> Pause | None:
    found = PAUSE.fullmatch(value)
    if found is None or not ID.fullmatch(found[2]):
        sentence = _("Jeda ditulis sebagai detik dan id, misalnya “jeda: 12 = q1”.")
        sheet.fault(sentence, line=line, field="pauses")
        return None
    return Pause(int(found[1]), found[2])
