"""The columns of a list of people: their headings, other names for them, and what is remembered."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

LONGEST_HEADING = 80


class Column(Struct, frozen=True):
    """`heading` is what the template says; it is the same in every language."""

    key: str
    heading: str
    hint: Promise
    others: tuple[str, ...] = ()


COLUMNS: tuple[Column, ...] = (
    Column(
        "nip",
        "NIP",
        _("18 angka, sebagai teks"),
        ("nip baru", "nomor induk pegawai", "nip pegawai", "no nip", "nipppk", "ni pppk"),
    ),
    Column(
        "name",
        "Nama",
        _("nama lengkap, boleh dengan gelar"),
        ("nama lengkap", "nama pegawai", "nama dan gelar", "nama asn"),
    ),
    Column(
        "kind",
        "Jenis Pegawai",
        _("PNS, CPNS, PPPK, PPPK paruh waktu, atau bukan ASN"),
        ("status pegawai", "status kepegawaian", "jenis asn", "kedudukan pegawai", "jenis"),
    ),
    Column(
        "agency",
        "Kode Instansi",
        _("kode di Kawah; kosong berarti instansi Anda"),
        ("instansi", "kode satker instansi"),
    ),
    Column(
        "unit",
        "Unit Kerja",
        _("nama unit; unit di bawah unit lain ditulis Dinas / Bidang"),
        ("unit", "unit organisasi", "unor", "nama unor", "satuan kerja", "satker", "opd", "skpd"),
    ),
    Column(
        "position",
        "Jabatan",
        _("nama jabatan"),
        ("nama jabatan", "jabatan terakhir", "jabatan saat ini"),
    ),
    Column(
        "position_kind",
        "Jenis Jabatan",
        _("JPT Pratama, Administrator, Pengawas, Pelaksana, Jabatan fungsional, dan lainnya"),
        ("tipe jabatan", "kelompok jabatan", "jenis jab"),
    ),
    Column(
        "grade",
        "Jenjang",
        _("hanya jabatan fungsional: Ahli Pertama, Terampil, dan lainnya"),
        ("jenjang jabatan", "jenjang fungsional", "jenjang jf"),
    ),
    Column(
        "rank",
        "Golongan",
        _("III/a, atau VII untuk PPPK"),
        ("gol", "golongan ruang", "gol ruang", "pangkat golongan", "golru"),
    ),
    Column(
        "boss",
        "NIP Atasan",
        _("atasan langsung; harus ada di Kawah atau di berkas ini"),
        ("nip atasan langsung", "nip pejabat penilai", "atasan langsung", "nip pimpinan"),
    ),
    Column(
        "email",
        "Surel",
        _("alamat surel pribadi atau kantor"),
        ("email", "e mail", "alamat surel", "alamat email", "email kantor", "email dinas"),
    ),
    Column(
        "phone",
        "Nomor HP",
        _("misalnya 0812-3456-7890; hanya terlihat oleh orangnya dan admin instansi"),
        ("no hp", "hp", "telepon", "no telepon", "nomor telepon", "no handphone", "wa"),
    ),
    Column(
        "province",
        "Kode Provinsi",
        _("kode dua angka atau nama provinsi tempat bertugas"),
        ("provinsi", "kode prov"),
    ),
    Column(
        "regency",
        "Kabupaten/Kota",
        _("nama kabupaten atau kota tempat bertugas"),
        ("kabupaten", "kota", "kab kota"),
    ),
    Column(
        "start",
        "Tanggal Mulai",
        _("mulai menduduki jabatan; kosong berarti hari ini"),
        ("tmt", "tmt jabatan", "mulai", "tanggal mulai jabatan", "tgl mulai"),
    ),
)
BY_KEY = {column.key: column for column in COLUMNS}


@lru_cache(maxsize=4096)
def plain(heading: str) -> str:
    """A heading as it is compared: small letters and single spaces, without signs and accents."""
    letters = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", letters).strip()[:LONGEST_HEADING]


def known_among(columns: Sequence[Column]) -> dict[str, str]:
    """The column that each known heading means, as it is compared."""
    return {
        **{plain(other): column.key for column in columns for other in column.others},
        **{plain(column.heading): column.key for column in columns},
    }


KNOWN = known_among(COLUMNS)


# Columns that nobody has to be asked about: running numbers, and what we write ourselves.
PASSED_OVER = frozenset({"no", "nomor", "nomor urut", "no urut", "baris", "masalah"})


def guess(
    headings: Sequence[str],
    *,
    remembered: Mapping[str, str],
    among: Sequence[Column] = COLUMNS,
) -> list[str]:
    """The column that each heading means, empty when nobody knows; each column once, the first
    heading wins. What the agency said before counts more than what we know, unless it is said of
    a column that this list has not."""
    keys, known = {column.key for column in among}, known_among(among)
    found: list[str] = []
    for heading in headings:
        text = plain(heading)
        said = remembered.get(text)
        key = known.get(text, "") if said is None or (said and said not in keys) else said
        found.append(key if key in keys and key not in found else "")
    return found


def is_certain(
    headings: Sequence[str], meant: Sequence[str], remembered: Mapping[str, str]
) -> bool:
    """Whether nobody has to be asked: every heading is known, by us or from before."""
    return not missing(meant) and all(
        key or not plain(heading) or plain(heading) in remembered.keys() | PASSED_OVER
        for heading, key in zip(headings, meant, strict=True)
    )


def missing(meant: Sequence[str]) -> list[str]:
    """The headings of the columns without which nobody can be told apart."""
    return [BY_KEY[key].heading for key in ("nip", "name") if key not in meant]
