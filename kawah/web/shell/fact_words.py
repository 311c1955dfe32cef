"""The words for what a change notes: facts of a row before and after."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from kawah.people.directory.api import Reach

LABELS: dict[str, Promise] = {
    "fields": gettext_lazy("Yang diubah"),
    "name": gettext_lazy("Nama"),
    "short_name": gettext_lazy("Nama singkat"),
    "tier": gettext_lazy("Tingkat"),
    "parent": gettext_lazy("Di bawah instansi"),
    "regency": gettext_lazy("Kabupaten atau kota"),
    "seat": gettext_lazy("Tempat kedudukan"),
    "time_zone": gettext_lazy("Zona waktu"),
    "contact": gettext_lazy("Kontak"),
    "kind": gettext_lazy("Jenis"),
    "rank_grade": gettext_lazy("Golongan"),
    "position": gettext_lazy("Jabatan"),
    "unit": gettext_lazy("Unit kerja"),
    "under": gettext_lazy("Di bawah unit"),
    "supervisor": gettext_lazy("Atasan"),
    "stays": gettext_lazy("Catatan yang dipakai"),
    "agency": gettext_lazy("Instansi"),
    "asked_by": gettext_lazy("Diminta instansi"),
    "reach": gettext_lazy("Jangkauan"),
    "competency": gettext_lazy("Kompetensi"),
    "level": gettext_lazy("Tingkat"),
    "batch": gettext_lazy("Angkatan"),
    "course": gettext_lazy("Kursus"),
    "quiz": gettext_lazy("Ujian"),
    "attempts": gettext_lazy("Kesempatan"),
    "claim": gettext_lazy("Pelatihan"),
    "minutes": gettext_lazy("Lamanya"),
    "number": gettext_lazy("Nomor"),
    "version": gettext_lazy("Versi"),
    "reviewer": gettext_lazy("Penelaah"),
    "certificates": gettext_lazy("Sertifikat"),
    "rows": gettext_lazy("Baris"),
    "joined": gettext_lazy("Peserta masuk"),
    "waiting": gettext_lazy("Menunggu tempat"),
    "seats": gettext_lazy("Tempat"),
    "position_kind": gettext_lazy("Jenis jabatan"),
    "due_days": gettext_lazy("Tenggat (hari)"),
    "due_on": gettext_lazy("Tenggat"),
    "valid_months": gettext_lazy("Berlaku (bulan)"),
    "said": gettext_lazy("Yang disampaikan"),
    "from": gettext_lazy("Sejak"),
    "effective_from": gettext_lazy("Sejak"),
    "starts_on": gettext_lazy("Mulai"),
    "ends_on": gettext_lazy("Selesai"),
    "until": gettext_lazy("Sampai"),
}
FIELDS: Mapping[str, Promise] = {
    "name": gettext_lazy("nama"),
    "email": gettext_lazy("surel"),
    "kind": gettext_lazy("jenis pegawai"),
    "rank_grade": gettext_lazy("golongan"),
}
REACHES: Mapping[str, Promise] = {
    Reach.UNIT: gettext_lazy("satu unit"),
    Reach.AGENCY: gettext_lazy("satu instansi"),
    Reach.NATIONAL: gettext_lazy("seluruh Indonesia"),
}
