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
    "batch_waiting": _(
        "Angkatan %(batch)s, “%(course)s”, sudah penuh. Anda nomor %(place)s dalam antrean;"
        " kami kabari begitu ada tempat."
    ),
    "enrolled": _("Anda didaftarkan pada “%(course)s”."),
    "enrolled_until": _("Anda didaftarkan pada “%(course)s”. Selesaikan paling lambat %(until)s."),
    "enrollment_undone": _("Pendaftaran Anda pada “%(course)s” dibatalkan penyelenggara."),
    "duty_exempted": _("Anda dibebaskan dari kewajiban “%(course)s” sampai %(until)s: %(reason)s"),
    "duty_renewed": _(
        "“%(course)s” yang Anda selesaikan berlaku sampai %(until)s. Ulangi sebelum hari itu."
    ),
    "claim_accepted": _("Pengajuan JP Anda diterima: “%(claim)s”."),
    "claim_returned": _("Pengajuan JP “%(claim)s” perlu diperbaiki: %(reason)s"),
    "claim_refused": _("Pengajuan JP “%(claim)s” ditolak: %(reason)s"),
    "claim_annulled": _(
        "Pengajuan JP “%(claim)s” dibatalkan: %(reason)s JP-nya tidak dihitung lagi."
    ),
    "annulment_waits": _(
        "%(name)s meminta pengajuan JP “%(claim)s” dibatalkan; menunggu keputusan Anda."
    ),
    "annulment_refused": _(
        "Pengajuan JP “%(claim)s” tetap dihitung; permintaan Anda membatalkannya tidak disetujui."
    ),
    "claims_wait": _("Pengajuan JP menunggu pemeriksaan Anda, antara lain dari %(name)s."),
    "recap_waits": _("Rekap JP “%(file)s” dari %(name)s menunggu persetujuan Anda."),
    "recap_counted": _(
        "Instansi Anda merekap pelatihan Anda di luar Kawah, antara lain “%(claim)s”. JP-nya"
        " dihitung menurut aturan."
    ),
    "recap_annulled": _(
        "Rekap pelatihan Anda, antara lain “%(claim)s”, dibatalkan: %(reason)s JP-nya tidak"
        " dihitung lagi."
    ),
    "due_soon": _("Kursus “%(course)s” perlu Anda selesaikan paling lambat %(day)s."),
    "due_passed": _(
        "Batas waktu kursus “%(course)s” sudah lewat: %(day)s. Anda masih dapat menyelesaikannya."
    ),
    "release_asked": _("%(agency)s meminta instansi Anda melepas pegawai; putuskan permintaannya."),
    "release_granted": _("%(agency)s melepas %(person)s; datanya sudah masuk."),
    "release_refused": _("%(agency)s tidak melepas %(person)s; barisnya tidak diimpor."),
    "factor_taken_off": _(
        "%(by)s melepas langkah kedua dari cara masuk Anda: %(reason)s Bila Anda tidak memintanya,"
        " segera hubungi admin instansi."
    ),
    "data_settled": _("Data Anda diperiksa admin instansi: %(answer)s"),
    "framework_proposed": _(
        "%(by)s mengusulkan perubahan data acuan “%(name)s”; menunggu keputusan Anda."
    ),
    "framework_approved": _("Usulan Anda tentang “%(name)s” disetujui %(by)s."),
    "framework_refused": _("Usulan Anda tentang “%(name)s” ditolak %(by)s: %(reason)s"),
    "merger_asked": _(
        "%(by)s meminta dua catatan atas nama %(name)s digabung; menunggu persetujuan Anda."
    ),
    "merger_merged": _("Dua catatan atas nama %(name)s sudah digabung; disetujui %(by)s."),
    "merger_refused": _("Penggabungan catatan %(name)s ditolak %(by)s: %(reason)s"),
    "records_merged": _(
        "Anda tercatat dua kali, dan kedua catatan itu kini satu: %(name)s, %(agency)s. Kursus, JP,"
        " dan sertifikat Anda ada di akun itu; akun yang lain ditutup. Bila ini keliru, segera"
        " hubungi admin instansi."
    ),
    "grant_asked": _("%(by)s meminta peran untuk %(name)s; menunggu persetujuan Anda."),
    "grant_approved": _("Peran untuk %(name)s disetujui %(by)s."),
    "grant_refused": _("Peran untuk %(name)s ditolak %(by)s: %(reason)s"),
    "grant_withdrawn": _(
        "Permintaan peran untuk %(name)s ditutup tanpa keputusan: ia pindah atau berhenti."
    ),
    "address_changed": _(
        "Surel akun Kawah Anda diganti oleh instansi Anda; surat berikutnya tidak lagi ke alamat"
        " ini. Bila ini keliru, segera hubungi admin instansi."
    ),
    "grant_ends": _(
        "Peran %(role)s Anda berakhir pada %(day)s. Bila masih diperlukan, mintalah admin instansi"
        " memperpanjangnya."
    ),
    "transfer_released": _("%(agency)s melepas %(name)s ke instansi Anda; menunggu diterima."),
    "transfer_refused": _("%(name)s belum diterima instansi tujuan: %(reason)s"),
    "moved": _("Anda kini tercatat di %(agency)s. JP dan sertifikat Anda tetap."),
    "access_renewed": _("%(by)s memberi Anda jalan masuk baru; kata sandi yang lama berakhir."),
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
