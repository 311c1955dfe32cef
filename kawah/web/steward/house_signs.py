"""Whether the worker works and the data are kept elsewhere."""

from datetime import datetime

from django.utils.translation import gettext as _

from kawah.web.shell import written
from kawah.web.shell.management import heartbeat
from kawah.web.shell.management.backup import making
from kawah.web.steward.signs import Sign

OLDEST_BACKUP_DAYS = 2


def worker() -> Sign:
    age = heartbeat.age()
    name = _("Pekerja latar")
    if age is not None and age < heartbeat.MISSED_AFTER:
        return Sign(name, True, _("Bekerja: JP, surat, dan sertifikat diurus begitu ada."))
    advice = _("Hubungi pengelola sistem Kawah dan sebutkan halaman ini. Tidak ada yang hilang.")
    return Sign(name, False, _("Berhenti. Yang menunggu diurus begitu ia berjalan lagi."), advice)


def backup(now: datetime) -> Sign:
    made, name = making.last(), _("Cadangan data")
    if made is None:
        told = _("Belum pernah dibuat.")
        return Sign(name, False, told, _("Minta pengelola sistem menjalankan cadangan hari ini."))
    words = {"moment": written.moment(made.at)}
    if (now - made.at).days < OLDEST_BACKUP_DAYS:
        return Sign(name, True, _("Terakhir dibuat %(moment)s.") % words)
    advice = _("Seharusnya dibuat setiap hari. Hubungi pengelola sistem Kawah.")
    return Sign(name, False, _("Terakhir dibuat %(moment)s.") % words, advice)
