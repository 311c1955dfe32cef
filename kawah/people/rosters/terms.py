"""The words of clerks for kinds of employee, of post, of grade; and ranks as they are written."""

import re
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import TypeVar

from kawah.people.directory.api import EmploymentKind, FunctionalGrade, PositionKind, provinces
from kawah.people.rosters.columns import plain

Kind = TypeVar("Kind", bound=Enum)
EMPLOYMENT: Mapping[str, EmploymentKind] = {
    "pns": EmploymentKind.PNS,
    "pegawai negeri sipil": EmploymentKind.PNS,
    "cpns": EmploymentKind.CPNS,
    "calon pns": EmploymentKind.CPNS,
    "calon pegawai negeri sipil": EmploymentKind.CPNS,
    "pppk": EmploymentKind.PPPK,
    "p3k": EmploymentKind.PPPK,
    "pppk penuh waktu": EmploymentKind.PPPK,
    "pppk paruh waktu": EmploymentKind.PPPK_PART_TIME,
    "p3k paruh waktu": EmploymentKind.PPPK_PART_TIME,
    "pppk part time": EmploymentKind.PPPK_PART_TIME,
    "bukan asn": EmploymentKind.NON_ASN,
    "non asn": EmploymentKind.NON_ASN,
    "nonasn": EmploymentKind.NON_ASN,
    "honorer": EmploymentKind.NON_ASN,
    "tenaga kontrak": EmploymentKind.NON_ASN,
}
POSITION: Mapping[str, PositionKind] = {
    "jpt utama": PositionKind.JPT_UTAMA,
    "jpt madya": PositionKind.JPT_MADYA,
    "jpt pratama": PositionKind.JPT_PRATAMA,
    "pimpinan tinggi utama": PositionKind.JPT_UTAMA,
    "pimpinan tinggi madya": PositionKind.JPT_MADYA,
    "pimpinan tinggi pratama": PositionKind.JPT_PRATAMA,
    "eselon ii": PositionKind.JPT_PRATAMA,
    "administrator": PositionKind.ADMINISTRATOR,
    "jabatan administrator": PositionKind.ADMINISTRATOR,
    "eselon iii": PositionKind.ADMINISTRATOR,
    "pengawas": PositionKind.SUPERVISOR,
    "jabatan pengawas": PositionKind.SUPERVISOR,
    "eselon iv": PositionKind.SUPERVISOR,
    "pelaksana": PositionKind.PELAKSANA,
    "jabatan pelaksana": PositionKind.PELAKSANA,
    "staf": PositionKind.PELAKSANA,
    "fungsional umum": PositionKind.PELAKSANA,
    "fungsional": PositionKind.FUNCTIONAL,
    "jabatan fungsional": PositionKind.FUNCTIONAL,
    "fungsional tertentu": PositionKind.FUNCTIONAL,
    "jf": PositionKind.FUNCTIONAL,
    "jabatan di luar asn": PositionKind.OUTSIDE,
    "di luar asn": PositionKind.OUTSIDE,
}
GRADE: Mapping[str, FunctionalGrade] = {
    "ahli pertama": FunctionalGrade.FIRST,
    "pertama": FunctionalGrade.FIRST,
    "ahli muda": FunctionalGrade.YOUNG,
    "muda": FunctionalGrade.YOUNG,
    "ahli madya": FunctionalGrade.MIDDLE,
    "madya": FunctionalGrade.MIDDLE,
    "ahli utama": FunctionalGrade.PRINCIPAL,
    "utama": FunctionalGrade.PRINCIPAL,
    "pemula": FunctionalGrade.BEGINNER,
    "terampil": FunctionalGrade.SKILLED,
    "mahir": FunctionalGrade.PROFICIENT,
    "penyelia": FunctionalGrade.OVERSEER,
}
PNS_RANK = re.compile(r"(IV|III|II|I) ?/ ?([a-e])", re.IGNORECASE)
LETTERS_ONLY = re.compile(r"(IV|III|II|I)([a-d])", re.IGNORECASE)
CONTRACT_RANKS = frozenset(
    f"{tens}{ones}"
    for tens in ("", "X")
    for ones in ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
) - {"", "XVIII", "XIX"}


class TermUnknown(ValueError):
    """The word is none that Kawah knows."""


def term(text: str, among: Mapping[str, Kind]) -> Kind:
    """Raises TermUnknown."""
    found = among.get(plain(text))
    if found is None:
        raise TermUnknown(text)
    return found


def rank(text: str) -> str:
    """III/a for who has a letter, VII for who has none. Raises TermUnknown."""
    bare = text.strip()
    if found := PNS_RANK.fullmatch(bare) or LETTERS_ONLY.fullmatch(bare):
        return f"{found[1].upper()}/{found[2].lower()}"
    if bare.upper() in CONTRACT_RANKS:
        return bare.upper()
    raise TermUnknown(text)


BEFORE_PROVINCES = (
    *("provinsi ", "prov ", "dki ", "daerah khusus ibukota ", "daerah khusus ", "di ", "d i "),
    *("daerah istimewa ",),
)


def province(text: str) -> str:
    """The code of a province, given as code or as name. Raises TermUnknown."""
    found = _province_codes().get(_bare(plain(text)))
    if found is None:
        raise TermUnknown(text)
    return found


@cache
def _province_codes() -> Mapping[str, str]:
    named = {_bare(plain(name)): code for code, name in provinces().items()}
    return {**named, **{code: code for code in provinces()}}


def _bare(name: str) -> str:
    for word in BEFORE_PROVINCES:
        name = name.removeprefix(word)
    return name.replace("kepulauan ", "kep ")
