"""What an author can put into a lesson besides questions."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from kawah.learning.player.api import blocks
from kawah.web.trainer.pen.forms.audio import AudioForm
from kawah.web.trainer.pen.forms.contrast import ContrastForm
from kawah.web.trainer.pen.forms.decide import DecideForm
from kawah.web.trainer.pen.forms.picture import PictureForm
from kawah.web.trainer.pen.forms.prose import CalloutForm, ProseForm, SourceForm
from kawah.web.trainer.pen.forms.titled import DownloadForm
from kawah.web.trainer.pen.forms.video import VideoForm
from kawah.web.trainer.pen.kinds import Kind

SOURCE = Kind("sumber", _("Bagian yang belum terbaca"), _("Isi berkas"), SourceForm)
BLOCKS: Mapping[type, Kind] = {
    blocks.Prose: Kind("teks", _("Teks"), _("Judul bagian, paragraf, daftar, tabel"), ProseForm),
    blocks.Callout: Kind(
        "catatan", _("Catatan"), _("Kotak: info, penting, contoh, tips"), CalloutForm
    ),
    blocks.Picture: Kind(
        "gambar", _("Gambar"), _("Foto atau bagan dengan teks pengganti"), PictureForm
    ),
    blocks.Audio: Kind("audio", _("Rekaman suara"), _("Dari ponsel atau berkas"), AudioForm),
    blocks.Video: Kind("video", _("Video"), _("Dengan teks dan jeda untuk pertanyaan"), VideoForm),
    blocks.Decide: Kind(
        "putuskan", _("Keputusan"), _("Situasi, pilihan, dan akibatnya"), DecideForm
    ),
    blocks.Contrast: Kind(
        "aturan-praktik",
        _("Aturan dan praktik"),
        _("Yang tertulis di samping yang terjadi"),
        ContrastForm,
    ),
    blocks.Download: Kind(
        "unduh", _("Berkas untuk diunduh"), _("Lembar kerja, PDF, tabel"), DownloadForm
    ),
}


def block_called(word: str) -> type | None:
    return next((made for made, kind in BLOCKS.items() if kind.word == word), None)
