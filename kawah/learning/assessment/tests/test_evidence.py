"""What a course asks to be shown."""

from kawah.learning.assessment.api import evidence_of
from kawah.learning.assessment.tests.conftest import step_named
from tests import courses


def test_exams_are_evidence_and_practice_is_not(enrollment):
    assert evidence_of(enrollment.version_id) == {step_named(enrollment, "ujian").pk}


def test_practice_that_a_person_marks_is_evidence(take):
    bank = courses.BANK.replace("Nomor antrean boleh dijual. {F}", "Apa itu antrean adil? {}")
    enrollment = take(bank=bank)
    asked = {step_named(enrollment, key).pk for key in ("latihan", "ujian")}
    assert evidence_of(enrollment.version_id) == asked
