"""What can stand in the trail, in words, and by what it is about."""

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

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
    "agency.opened": gettext_lazy("Membuat instansi"),
    "agency.amended": gettext_lazy("Mengubah data instansi"),
    "agency.closed": gettext_lazy("Menutup instansi"),
    "agency.reopened": gettext_lazy("Membuka instansi lagi"),
    "agency.help_contact_set": gettext_lazy("Menetapkan kontak bantuan"),
    "people.exported": gettext_lazy("Mengunduh daftar pegawai"),
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
# What acts are about, by how their names begin; each act is about one thing.
AREAS: dict[str, tuple[Promise, tuple[str, ...]]] = {
    "peran": (gettext_lazy("Peran"), ("grant.",)),
    "akun": (gettext_lazy("Akun"), ("account.",)),
    "pegawai": (gettext_lazy("Pegawai"), ("person.", "people.")),
    "instansi": (gettext_lazy("Instansi, unit, dan jabatan"), ("agency.", "unit.", "position.")),
    "impor": (gettext_lazy("Impor pegawai"), ("roster.",)),
    "kursus": (gettext_lazy("Kursus dan ujian"), ("course.", "manuscript.", "quiz.", "item.")),
    "angkatan": (
        gettext_lazy("Angkatan dan pendaftaran"),
        ("batch.", "nomination.", "duty."),
    ),
    "jp": (gettext_lazy("JP dan angkanya"), ("claim.", "hours.")),
    "sertifikat": (gettext_lazy("Sertifikat"), ("certificate.",)),
}


def acts_of(area: str) -> Iterator[tuple[str, Promise]]:
    """The acts about one thing, with their words."""
    _word, beginnings = AREAS[area]
    return ((verb, words) for verb, words in VERBS.items() if verb.startswith(beginnings))
