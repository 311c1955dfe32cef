"""The trail of administrative changes in words: who, what, when, why."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from msgspec import Struct

from kawah.people.access.api import Role
from kawah.people.directory.api import Agency, Scope
from kawah.records.api import Change
from kawah.web.steward.people import anyone_of
from kawah.web.steward.subjects import names_of

VERBS: dict[str, Promise] = {
    "grant.given": gettext_lazy("Memberi peran"),
    "grant.renewed": gettext_lazy("Memperpanjang peran"),
    "grant.asked": gettext_lazy("Meminta peran"),
    "grant.request_approved": gettext_lazy("Menyetujui permintaan peran"),
    "grant.request_refused": gettext_lazy("Menolak permintaan peran"),
    "grant.ended": gettext_lazy("Mengakhiri peran"),
    "account.slips_ordered": gettext_lazy("Menyiapkan kode aktivasi"),
    "account.access_renewed": gettext_lazy("Memberi jalan masuk baru"),
    "account.factor_set_up": gettext_lazy("Memasang langkah kedua saat masuk"),
    "account.factor_put_away": gettext_lazy("Melepas langkah keduanya sendiri"),
    "account.factor_taken_off": gettext_lazy("Melepas langkah kedua seseorang"),
    "account.codes_renewed": gettext_lazy("Membuat kode pemulihan baru"),
    "account.factor_demanded": gettext_lazy("Mewajibkan langkah kedua bagi peran"),
    "account.factor_left_open": gettext_lazy("Tidak lagi mewajibkan langkah kedua bagi peran"),
    "person.activated": gettext_lazy("Mengaktifkan akun"),
    "person.password_reset": gettext_lazy("Membuat kata sandi baru dengan kode"),
    "person.moved": gettext_lazy("Menerima pindahan dari instansi lain"),
    "person.move_refused": gettext_lazy("Belum menerima pindahan"),
    "person.move_withdrawn": gettext_lazy("Menarik pelepasan ke instansi lain"),
    "person.left": gettext_lazy("Mencatat berhenti bekerja"),
    "person.brought_back": gettext_lazy("Membatalkan catatan berhenti"),
    "agency.help_contact_set": gettext_lazy("Menetapkan kontak bantuan"),
    "person.data_settled": gettext_lazy("Membereskan data yang disebut keliru"),
    "person.enlisted": gettext_lazy("Mendaftarkan pegawai"),
    "person.appointed": gettext_lazy("Menetapkan jabatan"),
    "person.supervisor_named": gettext_lazy("Menetapkan atasan"),
    "person.level_observed": gettext_lazy("Mencatat tingkat kompetensi"),
    "person.amended": gettext_lazy("Mengubah data pegawai"),
    "person.entry_taken_back": gettext_lazy("Mengeluarkan pegawai yang batal diimpor"),
    "person.appointment_taken_back": gettext_lazy("Menarik jabatan yang batal diimpor"),
    "person.supervisor_taken_back": gettext_lazy("Menarik atasan yang batal diimpor"),
    "person.released": gettext_lazy("Melepas pegawai ke instansi lain"),
    "person.kept": gettext_lazy("Menolak melepas pegawai"),
    "unit.opened": gettext_lazy("Membuat unit kerja"),
    "unit.closed": gettext_lazy("Menghapus unit kerja yang kosong"),
    "position.opened": gettext_lazy("Membuat jabatan"),
    "position.closed": gettext_lazy("Menghapus jabatan yang kosong"),
    "roster.confirmed": gettext_lazy("Mengimpor berkas pegawai"),
    "roster.undone": gettext_lazy("Membatalkan impor berkas pegawai"),
    "quiz.allowed_again": gettext_lazy("Memberi satu kesempatan ujian lagi"),
    "item.regraded": gettext_lazy("Meminta jawaban sebuah soal dinilai ulang"),
    "batch.opened": gettext_lazy("Membuat angkatan"),
    "batch.changed": gettext_lazy("Mengubah angkatan"),
    "batch.joined": gettext_lazy("Menambah peserta angkatan"),
    "nomination.confirmed": gettext_lazy("Mendaftarkan peserta dengan berkas"),
    "nomination.undone": gettext_lazy("Membatalkan pendaftaran dengan berkas"),
    "duty.made": gettext_lazy("Mewajibkan kursus"),
    "duty.ended": gettext_lazy("Mengakhiri kursus wajib"),
    "duty.exempted": gettext_lazy("Membebaskan dari kursus wajib"),
    "course.published": gettext_lazy("Menerbitkan kursus"),
    "course.retired": gettext_lazy("Menutup kursus bagi peserta baru"),
    "claim.accepted": gettext_lazy("Menerima pengajuan JP"),
    "claim.returned": gettext_lazy("Mengembalikan pengajuan JP"),
    "claim.refused": gettext_lazy("Menolak pengajuan JP"),
    "manuscript.begun": gettext_lazy("Mulai menulis kursus"),
    "course.review_asked": gettext_lazy("Meminta telaah kursus"),
    "course.review_approved": gettext_lazy("Menyetujui kursus untuk terbit"),
    "course.review_returned": gettext_lazy("Meminta perbaikan kursus"),
    "course.waiver_asked": gettext_lazy("Meminta pengecualian resep"),
    "course.waiver_granted": gettext_lazy("Mengabulkan pengecualian resep"),
    "course.waiver_refused": gettext_lazy("Menolak pengecualian resep"),
    "certificate.batch_ordered": gettext_lazy("Menerbitkan sertifikat satu angkatan"),
    "certificate.revoked": gettext_lazy("Mencabut sertifikat"),
    "certificate.reissued": gettext_lazy("Menerbitkan ulang sertifikat"),
    "certificate.signed_again": gettext_lazy("Meminta tanda tangan sertifikat lagi"),
    "certificate.signature_found": gettext_lazy("Memasukkan sertifikat yang sudah ditandatangani"),
    "hours.figure_changed": gettext_lazy("Mengubah angka JP"),
    "hours.figure_amended": gettext_lazy("Membetulkan angka JP yang baru ditetapkan"),
    "hours.figure_withdrawn": gettext_lazy("Menarik rencana perubahan angka JP"),
}
# What people choose for themselves is in the log, and nobody's business here.
PRIVATE = frozenset({"person.aim_set"})


class Step(Struct, frozen=True):
    what: str
    whom: str
    who: str
    at: datetime
    why: str


def changes_in(scope: Scope, *, on: date) -> "QuerySet[Change]":
    """The changes of the agencies looked after, or about those people of theirs who are in sight;
    the newest first."""
    rows: QuerySet[Change] = Change.objects.exclude(verb__in=PRIVATE).order_by("-at", "-pk")
    if scope.has_agencies:
        return rows.filter(agency__in=Agency.objects.visible_to(scope).values("code"))
    people = anyone_of(scope, on=on).values_list("uuid", flat=True)
    return rows.filter(subject__in=[f"person/{uuid}" for uuid in people])


def told(changes: Sequence[Change]) -> list[Step]:
    """The changes with the names of those concerned."""
    people = [f"person/{change.by}" for change in changes if change.by]
    names = names_of([*people, *(change.subject for change in changes)])
    return [
        Step(
            what=_what(change),
            whom=names.get(change.subject, ""),
            who=names.get(f"person/{change.by}", "") if change.by else _("Pengelola sistem"),
            at=change.at,
            why=change.why,
        )
        for change in changes
    ]


def _what(change: Change) -> str:
    words = str(VERBS.get(change.verb, change.verb))
    after = change.after if isinstance(change.after, dict) else {}
    role = after.get("role")
    if role not in Role.values:
        return words
    return _("%(act)s %(role)s") % {"act": words, "role": Role(role).label}
