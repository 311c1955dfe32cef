"""From a file to the ledger: tried, accepted by a second person, counted once, taken back."""

from uuid import uuid4

import pytest

from kawah.earned.claims import api as claims
from kawah.earned.claims.api import Claim
from kawah.earned.hours import api as hours
from kawah.earned.recaps import confirming, counting, entering, mapping, workbooks, working
from kawah.earned.recaps.handing_in import hand_in
from kawah.earned.recaps.models import Recap, Row
from kawah.earned.recaps.tests.files import HEAD, counted, csv, judged, line, states, undone, work
from kawah.learning.media import api as media
from kawah.lib.intake import FileUnusable
from kawah.people.notices.models import Notice
from kawah.people.rosters.api import MOST_BYTES, MappingRefused
from kawah.records import api as records
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_agency, make_person

pytestmark = pytest.mark.django_db
HEAD_BY_MAIL = HEAD.replace("NIP", "Surel")


def minutes_of(person, year=2026):
    records.drain(person.uuid, now=NOW)
    return sum(line.counted for line in hours.lines_of(person, year=year))


def told(person, kind):
    return Notice.objects.filter(person=person, kind=kind).count()


def test_nothing_counts_before_a_second_person_accepts(tmp_path, agency, siti, organizer, steward):
    recap = judged(csv(tmp_path, line(siti)), agency, by=organizer)
    assert states(recap) == [("ready", [])] and not Claim.objects.exists()
    assert (told(steward, "recap_waits"), told(organizer, "recap_waits")) == (1, 0)
    with pytest.raises(confirming.SecondPersonNeeded):
        confirming.confirm(recap, by=organizer, now=NOW)


def test_accepted_rows_are_explained_lines_of_the_ledger(tmp_path, agency, siti, by):
    rows = (line(siti), line(siti, "Seminar", "Seminar Arsip", "02/09/2026", "03/09/2026", "9"))
    recap = counted(csv(tmp_path, *rows), agency, **by)
    assert states(recap) == [("counted", []), ("counted", [])]
    assert minutes_of(siti) == 450 + 2 * 180
    first = hours.lines_of(siti, year=2026)[-1]
    assert first.because.startswith("Dihitung karena") and first.course_title == "Bimtek Arsip"
    assert told(siti, "recap_counted") == 1


def test_the_claim_says_who_handed_in_and_who_accepted(tmp_path, agency, siti, by):
    counted(csv(tmp_path, line(siti, number="SK-7/2026")), agency, **by)
    claim = Claim.objects.get(person=siti)
    steps = [(step.state, step.by) for step in claim.steps.order_by("pk")]
    assert steps == [("sent", by["by"]), ("accepted", by["second"])]
    assert (claim.evidence, claim.number) == (None, "SK-7/2026")
    assert not claims.claimed_elsewhere(claim)


def test_the_same_file_twice_adds_nothing(tmp_path, agency, siti, by):
    path = csv(tmp_path, line(siti), line(siti, title="BIMTEK ARSIP"))
    recap = counted(path, agency, **by)
    assert states(recap) == [("counted", []), ("same", ["again"])]
    again = judged(path, agency, by=by["second"])
    assert states(again) == [("same", ["claimed"]), ("same", ["claimed"])]
    with pytest.raises(confirming.NothingToCount):
        confirming.confirm(again, by=by["by"], now=NOW)


def test_a_file_that_waits_is_kept_once(tmp_path, agency, siti, organizer, steward):
    path = csv(tmp_path, line(siti))
    first, second = (
        hand_in(path, agency, name=path.name, by=one, now=NOW) for one in (organizer, steward)
    )
    assert first == second and Recap.objects.count() == 1


def test_what_its_owner_claimed_is_left_to_the_checkers(tmp_path, agency, siti, organizer):
    evidence = media.keep("bukti.pdf", b"%PDF-1.7\n%%EOF", now=NOW)
    day = TODAY.replace(month=9, day=1)
    own = claims.Told("KL03", "bimtek arsip", "X", day, day, 450, "", evidence, "bukti.pdf")
    claims.send(siti, own, uuid=uuid4(), on=TODAY, now=NOW)
    assert states(judged(csv(tmp_path, line(siti)), agency, by=organizer)) == [
        ("same", ["waiting"])
    ]


def test_a_claim_sent_between_trial_and_acceptance_is_seen(tmp_path, agency, siti, by):
    recap = judged(csv(tmp_path, line(siti)), agency, by=by["by"])
    evidence = media.keep("bukti.pdf", b"%PDF-1.7\n%%EOF", now=NOW)
    day = TODAY.replace(month=9, day=1)
    own = claims.Told("KL03", "Bimtek Arsip", "X", day, day, 450, "", evidence, "bukti.pdf")
    claims.send(siti, own, uuid=uuid4(), on=TODAY, now=NOW)
    confirming.confirm(recap, by=by["second"], now=NOW)
    while working.advance(recap.pk, now=NOW):
        pass
    assert states(recap) == [("same", ["waiting"])]


def test_whoever_is_named_by_an_address_is_found(tmp_path, agency, siti, organizer):
    path = csv(tmp_path, line("SITI@example.go.id"), head=HEAD_BY_MAIL)
    assert states(judged(path, agency, by=organizer)) == [("ready", [])]


def test_people_of_others_strangers_and_oneself_are_told(tmp_path, agency, organizer):
    other = make_person(make_agency())
    gone = make_person(agency)
    gone.is_active = False
    gone.save()
    people = (other, gone, organizer, "199005142015031999", "12")
    rows = [line(one, jp="") for one in people]
    recap = judged(csv(tmp_path, *rows), agency, by=organizer)
    assert [codes for _state, codes in states(recap)] == [
        ["elsewhere", "jp.missing"],
        ["inactive", "jp.missing"],
        ["own", "jp.missing"],
        ["unknown", "jp.missing"],
        ["nip.length", "jp.missing"],
    ]


def test_whoever_accepts_has_no_own_rows_counted(tmp_path, agency, siti, by):
    recap = counted(csv(tmp_path, line(by["second"]), line(siti)), agency, **by)
    assert states(recap) == [("refused", ["own"]), ("counted", [])]


def test_undoing_takes_back_by_entries_and_the_file_may_come_again(tmp_path, agency, siti, by):
    path = csv(tmp_path, line(siti), line(siti, "KL06", "Seminar", "30/12/2025", "02/01/2026", ""))
    recap = counted(path, agency, **by)
    assert (minutes_of(siti), minutes_of(siti, 2025)) == (450 + 2 * 180, 2 * 180)
    entries = hours.Entry.objects.count()
    undone(recap, by=by["by"])
    assert (minutes_of(siti), minutes_of(siti, 2025)) == (0, 0)
    assert hours.Entry.objects.count() > entries and not hours.check(now=NOW)
    because = hours.lines_of(siti, year=2026)[0].because
    assert "rekap instansi" in because and told(siti, "recap_annulled") == 1
    assert {claim.state for claim in Claim.objects.all()} == {"annulled"}
    counted(path, agency, **by)
    assert (minutes_of(siti), minutes_of(siti, 2025)) == (450 + 2 * 180, 2 * 180)


def test_the_trail_names_file_rows_and_who(tmp_path, agency, siti, by):
    undone(counted(csv(tmp_path, line(siti)), agency, **by), by=by["by"])
    rows = Change.objects.filter(verb__startswith="recap.").order_by("pk")
    assert [(row.verb, row.by, row.after and row.after["rows"]) for row in rows] == [
        ("recap.accepted", by["second"].uuid, 1),
        ("recap.undone", by["by"].uuid, 1),
    ]
    assert (
        rows[0].after
        and rows[0].after["file"] == "rekap.csv"
        and rows[1].why == "Berkas yang keliru."
    )


def test_a_worker_killed_between_pieces_goes_on(tmp_path, agency, siti, by, monkeypatch):
    monkeypatch.setattr(entering, "AT_ONCE", 2)
    rows = [line(siti, title=f"Bimtek {n}") for n in range(5)]
    recap = judged(csv(tmp_path, *rows), agency, by=by["by"])
    confirming.confirm(recap, by=by["second"], now=NOW)
    assert working.work_waiting(now=NOW) == 1
    assert counting.counts(recap) == counting.Counts(ready=3, counted=2)
    while working.work_waiting(now=NOW):
        pass
    assert counting.counts(recap) == counting.Counts(counted=5)
    assert counting.people_in(recap) == 1 and minutes_of(siti) == 5 * 450


def test_a_piece_that_fails_leaves_nothing_half_and_is_tried_again(
    tmp_path, agency, siti, by, monkeypatch
):
    recap = judged(csv(tmp_path, line(siti), line(by["second"])), agency, by=by["by"])
    confirming.confirm(recap, by=by["second"], now=NOW)
    with monkeypatch.context() as broken:
        broken.setattr("kawah.earned.recaps.telling.tell_counted", lambda *_, **__: 1 / 0)
        assert working.work_waiting(now=NOW) == 0
    recap.refresh_from_db()
    assert recap.failures == 1 and not Claim.objects.exists()


def test_rows_of_many_days_are_few_in_a_piece():
    rows = [Row(days=days) for days in (90, 1, 1)]
    assert [len(entering.few_days(rows[start:])) for start in (0, 1)] == [1, 2]


@pytest.mark.parametrize("head", ["NIP;Nama", "Bentuk;JP"])
def test_a_file_without_the_columns_waits_for_their_meaning(tmp_path, agency, organizer, head):
    recap = judged(csv(tmp_path, "1;2", head=head), agency, by=organizer)
    assert recap.stage == "read" and not recap.rows.exists()
    with pytest.raises(MappingRefused):
        mapping.mean(recap, recap.meant, by=organizer)


def test_only_whoever_handed_it_in_says_what_columns_mean(tmp_path, agency, organizer, steward):
    meant = ["nip", "form", "title", "organizer", "first", "last", "jp", "number"]
    recap = judged(csv(tmp_path, line(steward), head="A;B;C;D;E;F;G;H"), agency, by=organizer)
    with pytest.raises(confirming.RecapMoved):
        mapping.mean(recap, meant, by=steward)
    mapping.mean(recap, meant, by=organizer)
    assert states(work(recap)) == [("ready", [])]


def test_a_file_too_large_is_refused(tmp_path, agency, organizer):
    path = tmp_path / "besar.csv"
    path.write_bytes(b"NIP\n" + b"1" * MOST_BYTES)
    with pytest.raises(FileUnusable):
        hand_in(path, agency, name="besar.csv", by=organizer, now=NOW)


def test_bad_rows_come_back_and_the_template_is_whole(tmp_path, agency, siti, organizer):
    recap = judged(csv(tmp_path, line(siti, jp="banyak")), agency, by=organizer)
    assert workbooks.marked(recap).startswith(b"PK")
    assert workbooks.template(on=TODAY).startswith(b"PK")
    assert counting.kinds_of_problems(recap) == [("jp", 1)]
