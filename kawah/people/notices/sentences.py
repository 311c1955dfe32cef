"""The words of each kind of notice, in the reader's language."""

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "certificate_ready": _("Sertifikat “%(course)s” sudah terbit."),
    "certificate_revoked": _("Sertifikat “%(course)s” dicabut: %(reason)s"),
    "attempt_graded": _("Jawaban Anda di “%(activity)s” sudah dinilai."),
    "attempt_regraded": _("Soal di “%(activity)s” diperbaiki dan dinilai ulang: %(reason)s"),
    "attempt_allowed": _("Anda boleh mengerjakan “%(activity)s” sekali lagi."),
    "batch_joined": _("Anda didaftarkan pada “%(course)s”, angkatan %(batch)s, mulai %(day)s."),
    "batch_moved": _(
        "Jadwal angkatan %(batch)s, “%(course)s”, berubah: mulai %(day)s, selesai paling lambat"
        " %(until)s."
    ),
    "review_asked": _("%(name)s meminta Anda menelaah kursus “%(course)s”."),
    "review_approved": _("%(name)s menyetujui kursus “%(course)s”. Anda dapat menerbitkannya."),
    "review_changes": _("%(name)s meminta perbaikan pada kursus “%(course)s”: %(reason)s"),
    "waiver_granted": _("%(name)s mengabulkan pengecualian resep untuk “%(course)s”."),
    "waiver_refused": _("%(name)s tidak mengabulkan pengecualian resep untuk “%(course)s”."),
    "reflection_replied": _("%(trainer)s membalas renungan Anda."),
}


def sentence(kind: str, values: dict[str, str], *, language: str) -> str:
    with translation.override(language):
        return str(SENTENCES[kind]) % values
