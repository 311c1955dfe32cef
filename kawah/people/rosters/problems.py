"""The sentence for every problem of a row, and what may be decided about a conflict."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from kawah.people.directory.api import NIP_FAULTS
from kawah.people.rosters.columns import BY_KEY

FAULTS: Mapping[str, Promise] = {
    **{f"nip.{fault}": sentence for fault, sentence in NIP_FAULTS.items()},
    "nip.number": _(
        "NIP tersimpan sebagai angka, sehingga angka terakhirnya hilang. Ubah kolom NIP menjadi "
        "Teks, lalu ketik ulang NIP-nya."
    ),
    "nip.again": _("NIP ini sudah ada di baris %(row)s. Sisakan satu."),
    "nobody": _("Isi NIP, atau surel bagi yang bukan ASN."),
    "name": _("Isi nama lengkapnya."),
    "kind": _(
        "Jenis Pegawai “%(text)s” tidak dikenal. Pakai PNS, CPNS, PPPK, PPPK paruh waktu, atau "
        "Bukan ASN."
    ),
    "kind.missing": _("Isi Jenis Pegawai; orang ini belum tercatat."),
    "agency": _("Kode Instansi “%(text)s” tidak ada di instansi Anda dan di bawahnya."),
    "agency.closed": _("%(agency)s sudah ditutup dan tidak menerima pegawai. Periksa instansinya."),
    "unit.deep": _("Unit Kerja ditulis paling banyak %(most)s tingkat."),
    "unit.several": _(
        "Ada %(count)s unit bernama “%(unit)s”. Tulis beserta unit di atasnya: Dinas / Bidang."
    ),
    "unit.missing": _("Isi Unit Kerja; jabatan perlu unitnya."),
    "position.missing": _("Isi Jabatan; unit kerja perlu jabatannya."),
    "position.new": _("Jabatan “%(position)s” belum ada. Isi Jenis Jabatan supaya dapat dibuat."),
    "position_kind": _("Jenis Jabatan “%(text)s” tidak dikenal; lihat pilihannya di templat."),
    "grade": _("Jenjang “%(text)s” tidak dikenal. Pakai misalnya Ahli Pertama atau Terampil."),
    "grade.missing": _("Isi Jenjang; jabatan fungsional “%(position)s” perlu jenjangnya."),
    "grade.needless": _("Kosongkan Jenjang, atau isi Jenis Jabatan dengan Jabatan fungsional."),
    "rank": _("Golongan “%(text)s” tidak dikenal. Tulis misalnya III/a, atau VII bagi PPPK."),
    "boss": _("NIP Atasan bukan 18 angka yang mungkin. Periksa NIP-nya."),
    "boss.number": _(
        "NIP Atasan tersimpan sebagai angka, sehingga angka terakhirnya hilang. Ubah kolomnya "
        "menjadi Teks, lalu ketik ulang."
    ),
    "boss.circle": _("Atasan ini berada di bawah orang ini sendiri. Periksa NIP Atasan."),
    "email": _("Surel “%(text)s” bukan alamat surel. Periksa ejaannya."),
    "start": _("Tanggal Mulai “%(text)s” tidak terbaca. Tulis 2026-11-30 atau 30/11/2026."),
    "start.far": _("Tanggal Mulai “%(text)s” terlalu jauh. Periksa tahunnya."),
    "start.early": _(
        "Jabatan yang sekarang mulai %(held)s; Tanggal Mulai jabatan baru harus sesudahnya."
    ),
    "start.move": _("Pindah instansi berlaku paling lambat hari ini. Periksa Tanggal Mulai."),
    "phone": _("Nomor HP tidak terbaca, jadi orang ini masuk tanpa nomor itu. Periksa angkanya."),
    "province": _(
        "Provinsi “%(text)s” tidak dikenal, jadi dikosongkan. Tulis kode dua angka atau namanya."
    ),
    "long": _("%(column)s terlalu panjang; paling banyak %(most)s huruf."),
    "inactive": _("Orang ini sudah tidak aktif di Kawah. Aktifkan dahulu sebelum diimpor."),
    "power": _(
        "Orang ini memegang peran yang jangkauannya lebih luas daripada instansi berkas ini, jadi "
        "data pribadi dan instansinya tidak diubah lewat berkas. Samakan barisnya dengan data di "
        "Kawah, atau hapus barisnya."
    ),
    "power.email": _(
        "Orang ini memegang peran yang setara dengan Anda, jadi surelnya tidak diubah lewat berkas "
        "ini. Kosongkan Surel di barisnya; yang mengubahnya admin instansi di atasnya."
    ),
    "meanwhile": _("Data orang ini berubah sejak berkas diperiksa. Unggah lagi baris ini."),
    "boss.absent": _("Orang ini masuk tanpa atasan: atasannya belum tercatat."),
    "used.entered": _("Sudah pernah masuk ke Kawah sesudah diimpor, jadi dibiarkan."),
    "used.rows": _("Sudah mempunyai catatan lain sesudah diimpor, jadi dibiarkan."),
    "changed": _("Sudah diubah orang lain sesudah diimpor, jadi dibiarkan."),
}


class Conflict(Struct, frozen=True):
    """`choices` are what may be decided, with their words; the first is proposed."""

    title: Promise
    sentence: Promise
    choices: Mapping[str, Promise]


SKIP = "skip"
LEAVE_OUT = _("Jangan impor baris ini")
CONFLICTS: Mapping[str, Conflict] = {
    "name": Conflict(
        _("NIP sama, nama lain"),
        _("Di Kawah NIP ini tercatat atas nama %(held)s."),
        {
            "file": _("Pakai nama dari berkas"),
            "held": _("Pertahankan nama di Kawah"),
            SKIP: LEAVE_OUT,
        },
    ),
    "elsewhere": Conflict(
        _("Tercatat di instansi lain"),
        _("Orang ini tercatat di %(agency)s; pindahnya perlu persetujuan admin instansi itu."),
        {"ask": _("Minta instansi itu melepas"), SKIP: LEAVE_OUT},
    ),
    "email": Conflict(
        _("Surel dipakai orang lain"),
        _("Surel ini sudah dipakai %(held)s."),
        {"without": _("Impor tanpa surel"), SKIP: LEAVE_OUT},
    ),
    "boss": Conflict(
        _("Atasan tidak dikenal"),
        _("NIP Atasan %(boss)s tidak ada di instansi Anda dan tidak ada di berkas ini."),
        {"without": _("Impor tanpa atasan"), SKIP: LEAVE_OUT},
    ),
    "twin": Conflict(
        _("Mungkin orang yang sama"),
        _("Sudah ada %(held)s dengan tanggal lahir yang sama dan NIP lain (%(nip)s)."),
        {"new": _("Masukkan sebagai orang lain"), SKIP: LEAVE_OUT},
    ),
}
TITLES: Mapping[str, Promise] = {
    "nip": _("NIP"),
    "boss": _("NIP Atasan"),
    "unit": _("Unit Kerja"),
    "position": _("Jabatan"),
    "position_kind": _("Jenis Jabatan"),
    "grade": _("Jenjang"),
    "rank": _("Golongan"),
    "kind": _("Jenis Pegawai"),
    "agency": _("Kode Instansi"),
    "name": _("Nama"),
    "nobody": _("NIP"),
    "email": _("Surel"),
    "start": _("Tanggal Mulai"),
    "phone": _("Nomor HP"),
    "province": _("Provinsi"),
    "regency": _("Kabupaten/Kota"),
    "long": _("Terlalu panjang"),
    "inactive": _("Tidak aktif"),
    "meanwhile": _("Berubah sementara itu"),
    "power": _("Peran yang lebih luas"),
    "used": _("Sudah dipakai"),
    "changed": _("Sudah diubah"),
}


def said(code: str, values: Mapping[str, Any]) -> str:
    """A problem in a sentence, in the language of who reads."""
    shown = dict(values)
    if "column" in shown:
        shown["column"] = BY_KEY[shown["column"]].heading
    if code == "start.early":
        shown["held"] = date_format(date.fromisoformat(shown["held"]), "DATE_FORMAT")
    return str(FAULTS[code]) % shown


def asked(code: str, values: Mapping[str, Any]) -> str:
    """A conflict in a sentence."""
    return str(CONFLICTS[code].sentence) % values


REMARKS: Mapping[str, Promise] = {
    "sheets": _("Berkas ini berisi %(count)s lembar; yang dibaca “%(sheet)s”."),
}


def remark(code: str, values: Mapping[str, Any]) -> str:
    """What is to be told about a file as a whole."""
    return str(REMARKS[code]) % values


def kind_of(code: str) -> str:
    """What a problem is about: all that is wrong with a number is one kind."""
    return code.partition(".")[0]
