"""The resep check: a linter for courses. Pure rules over a blueprint (design: rule and reality,
three pillars in every course). Which finding is an error and which a warning is policy (policies),
dated, and begins with reference/resep.csv."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.learning.curriculum.blueprint import Blueprint

REFERENCE = Path(__file__).parent / "reference" / "resep.csv"
ERROR, WARNING, LATER, OFF = "error", "warning", "later", "off"
ABOUT_OUTCOMES = {
    "outcome_taught",
    "outcome_practised",
    "outcome_assessed",
    "main_outcome_practitioner",
}


class Weight(Struct, frozen=True):
    """How a finding weighs: `limit` is what it measures by, 0 where it measures nothing."""

    code: str
    severity: str
    limit: float = 0.0
    waiver_days: int = 0


class Finding(Struct, frozen=True):
    """`where` is the key of the outcome or activity concerned, empty for the whole course; `place`
    names it for people."""

    code: str
    severity: str
    where: str
    sentence: str
    place: str = ""


Found = Iterator[tuple[str, str]]  # (where, sentence)
Rule = Callable[[Blueprint, float, date], Found]


def check(course: Blueprint, weights: Iterable[Weight], *, today: date) -> list[Finding]:
    """All findings, errors first, in the order of the weights."""
    found = []
    for weight in weights:
        if weight.severity == OFF:
            continue
        for where, sentence in rules()[weight.code](course, weight.limit, today):
            place = place_of(course, weight.code, where)
            found.append(Finding(weight.code, weight.severity, where, sentence, place))
    order = (ERROR, WARNING, LATER)
    return _once(sorted(found, key=lambda finding: order.index(finding.severity)))


def place_of(course: Blueprint, code: str, where: str) -> str:
    """The outcome or activity by its own words, or the course."""
    if code in ABOUT_OUTCOMES:
        text = next(goal.text for goal in course.goals if goal.key == where)
        return _("Hasil belajar “%(text)s” (%(key)s)") % {"text": text, "key": where}
    if where:
        title = next(part.title for part in course.parts if part.key == where)
        return _("Kegiatan “%(title)s” (%(key)s)") % {"title": title, "key": where}
    return _("Kursus")


def _once(findings: list[Finding]) -> list[Finding]:
    """What a stricter rule has said is not said again by a milder one."""
    said: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        said.setdefault((finding.where, finding.sentence), finding)
    return list(said.values())


@cache
def rules() -> dict[str, Rule]:
    return {
        "outcome_taught": outcome_taught,
        "outcome_practised": outcome_practised,
        "outcome_assessed": outcome_assessed,
        "main_outcome_practitioner": main_outcome_practitioner,
        "teaching_pair": teaching_pair,
        "impact_named": impact_named,
        "reviewed_recently": reviewed_recently,
        "no_repealed_regulation": no_repealed_regulation,
        "known_regulation": known_regulation,
        "offline_budget": offline_budget,
        "media_has_text": media_has_text,
        "draws_satisfied": draws_satisfied,
        "essays_marked": essays_marked,
        "essays_decide": essays_decide,
        "minutes_justified": minutes_justified,
        "minutes_plausible": minutes_justified,
        "whole_jp": whole_jp,
        "later_simulation": later_simulation,
        "later_session": later_session,
        "later_coaching": later_coaching,
        "later_case_release": later_case_release,
    }


def outcome_taught(course: Blueprint, limit: float, today: date) -> Found:
    for goal in course.goals:
        if not any(part.is_by_widyaiswara for part in course.parts_for(goal)):
            yield goal.key, _("Belum ada kegiatan yang diajarkan widyaiswara untuk hasil ini.")


def outcome_practised(course: Blueprint, limit: float, today: date) -> Found:
    for goal in course.goals:
        if not any(part.facts.has_feedback for part in course.parts_for(goal)):
            yield goal.key, _("Belum ada latihan dengan umpan balik untuk hasil ini.")


def outcome_assessed(course: Blueprint, limit: float, today: date) -> Found:
    for goal in course.goals:
        items = sum(part.facts.items_by_outcome.get(goal.key, 0) for part in course.required)
        if not items:
            yield goal.key, _("Belum ada butir soal ujian yang mengukur hasil ini.")


def main_outcome_practitioner(course: Blueprint, limit: float, today: date) -> Found:
    for goal in course.goals:
        parts = course.parts_for(goal)
        if goal.is_main and not any(part.is_by_practitioner for part in parts):
            yield goal.key, _("Hasil utama belum punya kasus atau sesi dari praktisi.")


def teaching_pair(course: Blueprint, limit: float, today: date) -> Found:
    if not course.has_pair:
        yield "", _("Kursus perlu pasangan pengajar: satu widyaiswara dan satu praktisi.")


def impact_named(course: Blueprint, limit: float, today: date) -> Found:
    if not all(course.impact.get(name) for name in ("change", "measure", "after_days")):
        yield "", _("Tuliskan perubahan di tempat kerja, ukurannya, dan kapan diukur.")


def reviewed_recently(course: Blueprint, limit: float, today: date) -> Found:
    if course.reviewed_on is None:
        yield "", _("Tanggal telaah materi belum diisi.")
    elif course.reviewed_on > today:
        values = {"date": course.reviewed_on.isoformat()}
        yield (
            "",
            _("Tanggal telaah materi, %(date)s, belum tiba; isi dengan hari telaahnya.") % values,
        )
    elif (today - course.reviewed_on).days > limit:
        values = {"date": course.reviewed_on.isoformat()}
        yield "", _("Materi terakhir ditelaah %(date)s; telaah lagi sebelum terbit.") % values


def no_repealed_regulation(course: Blueprint, limit: float, today: date) -> Found:
    for part in course.parts:
        for key in part.facts.cites:
            if key in course.repealed:
                yield part.key, _("Mengutip peraturan yang sudah dicabut: %(key)s.") % {"key": key}


def known_regulation(course: Blueprint, limit: float, today: date) -> Found:
    for part in course.parts:
        for key in part.facts.cites:
            if key not in course.regulations:
                values = {"key": key}
                yield part.key, _("Peraturan “%(key)s” belum ada di daftar kursus.") % values


def offline_budget(course: Blueprint, limit: float, today: date) -> Found:
    total = sum(part.facts.offline_bytes for part in course.parts)
    if total > limit:
        values = {"mb": f"{total / 1e6:.1f}", "limit": f"{limit / 1e6:.1f}"}
        yield "", _("Paket tanpa jaringan %(mb)s MB, anggarannya %(limit)s MB.") % values


def media_has_text(course: Blueprint, limit: float, today: date) -> Found:
    for part in course.parts:
        for name in (*part.facts.pictures_without_text, *part.facts.media_without_text):
            yield part.key, _("%(name)s belum punya teks pengganti.") % {"name": name}


def draws_satisfied(course: Blueprint, limit: float, today: date) -> Found:
    for part in course.parts:
        for name in part.facts.short_pools:
            yield (
                part.key,
                _("Bank soal tidak memuat cukup soal untuk “%(name)s”.") % {"name": name},
            )


def essays_marked(course: Blueprint, limit: float, today: date) -> Found:
    for part in course.parts:
        if part.facts.essays and not course.markers:
            yield (
                part.key,
                _(
                    "Ada soal uraian, tetapi belum ada widyaiswara kursus ini yang punya akun "
                    "untuk menilainya."
                ),
            )


def essays_decide(course: Blueprint, limit: float, today: date) -> Found:
    for part in course.required:
        if part.facts.essays and not part.facts.has_pass_mark:
            yield (
                part.key,
                _(
                    "Soal uraian ini diminta sebagai bukti, tetapi selesai tanpa dinilai; isi "
                    "nilai lulusnya (pass_percent)."
                ),
            )


def minutes_justified(course: Blueprint, limit: float, today: date) -> Found:
    estimated = sum(part.facts.estimated_minutes for part in course.parts)
    if course.minutes > limit * estimated:
        values = {"declared": course.minutes, "estimated": round(estimated)}
        yield (
            "",
            _(
                "Kursus menyebut %(declared)d menit, isinya kira-kira %(estimated)d menit; "
                "kurangi JP atau tambah kegiatan."
            )
            % values,
        )


def whole_jp(course: Blueprint, limit: float, today: date) -> Found:
    if course.minutes % course.minutes_per_jp:
        values = {"minutes": course.minutes, "jp": course.minutes_per_jp}
        yield "", _("%(minutes)d menit bukan kelipatan satu JP (%(jp)d menit).") % values


# What follows belongs to pillars that stand elsewhere in the plan; a course is not held back by it.


def later_simulation(course: Blueprint, limit: float, today: date) -> Found:
    yield "", _("Belum: latihan berupa simulasi bercabang.")


def later_session(course: Blueprint, limit: float, today: date) -> Found:
    yield "", _("Belum: sesi langsung bersama praktisi.")


def later_coaching(course: Blueprint, limit: float, today: date) -> Found:
    yield "", _("Belum: pendampingan penerapan sesudah kursus.")


def later_case_release(course: Blueprint, limit: float, today: date) -> Found:
    yield "", _("Belum: izin siar kasus praktisi di pustaka kasus.")
