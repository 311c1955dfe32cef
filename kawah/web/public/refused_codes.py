"""Why a code of the second step was refused, in words that say what to do."""

from datetime import timedelta

from django.utils.translation import gettext as _

from kawah.people.accounts.api import CodeRefused
from kawah.web.shell import written

MINUTE = timedelta(minutes=1)


def told(error: CodeRefused) -> str:
    if error.drift is not None:
        return _clock(error.drift)
    if error.fault == "lost":
        return _("Langkah kedua Anda tidak dapat dibaca lagi. Minta admin instansi melepasnya.")
    if error.fault == "used":
        return _("Kode ini sudah dipakai. Tunggu sampai aplikasinya menampilkan kode berikutnya.")
    return _("Kode ini tidak cocok. Pakailah kode yang sedang tampil di aplikasi, untuk Kawah.")


def _clock(drift: timedelta) -> str:
    length = written.length(max(1, round(abs(drift) / MINUTE)))
    sentence = (
        _(
            "Kodenya benar, tetapi jam ponsel Anda terlambat kira-kira %(length)s. Nyalakan jam "
            "otomatis di setelan ponsel, lalu ketik kode yang baru."
        )
        if drift < timedelta()
        else _(
            "Kodenya benar, tetapi jam ponsel Anda terlalu cepat kira-kira %(length)s. Nyalakan "
            "jam otomatis di setelan ponsel, lalu ketik kode yang baru."
        )
    )
    return sentence % {"length": length}
