from datetime import timedelta
from itertools import product

import pytest
from django.utils import translation

from kawah.earned.hours import api as hours
from kawah.earned.hours import reasons
from kawah.earned.hours.reasons import _duration
from kawah.earned.hours.settlement import Verdict
from kawah.earned.hours.tests.factories import (
    complete,
    make_enrollment,
    make_step,
    make_version,
)
from kawah.earned.hours.words import Reason
from tests.factories import NOW, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def indonesian():
    with translation.override("id"):
        yield


def lines(person):
    return hours.lines_of(person, year=2026)


def test_a_counted_line_says_why(enrollment, person, lesson):
    complete(enrollment, lesson)
    (line,) = lines(person)
    assert line.because == (
        "Dihitung karena kegiatan ini selesai pada 5 Oktober 2026 dan diakui sebagai E-learning."
    )
    assert (line.claimed, line.counted, line.advice) == (45, 45, "")
    assert (line.form_name, line.rule_status) == ("E-learning", "partly")


def test_a_line_done_too_fast_says_what_makes_it_good(enrollment, person, lesson, exam):
    complete(enrollment, lesson, seconds=20)
    (line,) = lines(person)
    assert line.because.startswith("Belum dihitung karena kegiatan ini dipelajari 20 detik")
    assert "sedikitnya 5 menit" in line.because
    assert "lulus “Kegiatan ujian”" in line.advice
    complete(enrollment, exam, at=NOW + timedelta(minutes=1))
    assert "Dihitung karena Anda lulus “Kegiatan ujian”" in lines(person)[1].because


def test_minutes_over_the_cap_name_the_day_and_the_cap(rules):
    steps = [make_step(minutes=100) for _ in range(3)]
    enrollment = make_enrollment(make_person(), make_version(*steps))
    for hour, step in enumerate(steps):
        complete(enrollment, step, at=NOW + timedelta(hours=hour))
    last, middle, first = lines(enrollment.person)
    assert first.counted == 100
    assert middle.because == (
        "Dihitung 35 dari 100 menit karena E-learning dibatasi 3 JP per hari, dan batas untuk"
        " 5 Oktober 2026 sudah tercapai."
    )
    assert last.because.startswith("Tidak dihitung karena E-learning dibatasi 3 JP per hari")
    assert last.advice.startswith("Menit ini tidak menyusul kemudian.")
    assert "ke beberapa hari" in last.advice and not last.may_still_count


def test_a_form_without_figure_says_so(rules):
    step = make_step()
    enrollment = make_enrollment(make_person(), make_version(step, form="NKL11"))
    complete(enrollment, step)
    (line,) = lines(enrollment.person)
    assert "belum ada angka konversi JP untuk Bimbingan di tempat kerja" in line.because
    assert (line.counted, line.rule_status) == (0, "unverified")


def test_an_activity_that_claims_no_minutes_is_not_listed(rules):
    step = make_step(minutes=0)
    enrollment = make_enrollment(make_person(), make_version(step))
    complete(enrollment, step)
    assert lines(enrollment.person) == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_verdict_has_its_sentence(enrollment, lesson, language):
    line = complete(enrollment, lesson)
    forms = ["NKL03", "KL06", "NKL01", "NKL05", "NKL07", "KL03", "BARU"]
    for reason, minutes, form in product(Reason, [0, 10], forms):
        rule = hours.Rule.objects.filter(code=form).first()
        with translation.override(language):
            explanation = reasons.explain(line, Verdict(minutes, reason), rule=rule)
        assert "%(" not in explanation.because + explanation.advice
        assert explanation.because.endswith(".")
        assert bool(explanation.advice) == (reason not in reasons.WHOLE)


def test_the_lines_of_a_year_take_few_queries(
    enrollment, person, lesson, exam, django_assert_num_queries
):
    complete(enrollment, lesson)
    complete(enrollment, exam)
    with django_assert_num_queries(4):
        lines(person)


def test_two_lengths_that_differ_read_differently():
    assert [_duration(seconds) for seconds in (45, 117, 120)] == [
        "45 detik",
        "1 menit 57 detik",
        "2 menit",
    ]
