import pytest

from kawah.earned.hours.api import note_in, source_in
from kawah.earned.hours.models import Rule, Target


def test_every_note_of_the_tables_is_known_in_both_languages(rules):
    notes = {row.note for model in (Rule, Target) for row in model.objects.exclude(note="")}
    assert len(notes) >= 6
    for note in notes:
        assert note_in(note, language="id") == note
        english = note_in(note, language="en")
        assert english not in ("", note)
        assert note_in(english, language="id") == note


def test_every_source_of_the_tables_has_a_name(rules):
    for text in Rule.objects.exclude(source="").values_list("source", flat=True):
        for language in ("id", "en"):
            named = source_in(text, language=language)
            assert len(named) <= 200
            assert not any(part.isupper() for part in named.split("; "))


@pytest.mark.parametrize("text", ["", "Surat edaran nomor 7", "Rapat; notulen"])
def test_what_an_admin_wrote_stays_as_it_is(text):
    for spoken in (note_in, source_in):
        assert spoken(text, language="en") == text
