"""What a heading means is remembered for each of an agency's lists, and none spoils another's."""

import pytest
from django.utils.translation import gettext_lazy

from kawah.people.rosters.api import COLUMNS, Column, read_naming, remember
from kawah.people.rosters.models import Heading
from tests.factories import make_agency

pytestmark = pytest.mark.django_db
HINT = gettext_lazy("bila ada")
OTHERS = (Column("form", "Bentuk", HINT), Column("number", "Nomor Sertifikat", HINT))


@pytest.fixture
def agency():
    return make_agency("nusacandra")


def said(agency):
    return dict(Heading.objects.filter(agency=agency).values_list("text", "column"))


def test_what_was_chosen_is_remembered(agency):
    remember(agency, ["Kode Orang", "Jalur", "Lain"], ["nip", "form", ""], among=OTHERS)
    assert said(agency) == {"kode orang": "nip", "jalur": "form"}


def test_what_is_not_read_here_stays_what_it_is_elsewhere(agency):
    Heading.objects.create(agency=agency, text="jalur", column="form")
    remember(agency, ["Jalur"], [""], among=COLUMNS)
    assert said(agency) == {"jalur": "form"}
    remember(agency, ["Jalur"], [""], among=OTHERS)
    assert said(agency) == {"jalur": ""}


def test_what_a_list_of_employees_passes_over_may_say_something_elsewhere(agency, tmp_path):
    Heading.objects.create(agency=agency, text="bentuk", column="")
    path = tmp_path / "a.csv"
    path.write_text("NIP;Bentuk\n199005142015031001;KL03\n")
    assert read_naming(path, agency=agency, besides=OTHERS).meant == ["nip", "form"]
