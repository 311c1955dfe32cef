"""What becomes of a row, whatever is known."""

from hypothesis import given
from hypothesis import strategies as st

from kawah.learning.joining.facts import Known
from kawah.learning.joining.problems import FAULTS, TITLES, kind_of, said
from kawah.learning.joining.weighing import weigh
from kawah.people.directory.api import Agency, Person
from kawah.people.rosters.api import Named, People

HERE, THERE = Agency(path="/a/"), Agency(path="/b/")
people = st.builds(
    Person,
    pk=st.integers(1, 3),
    agency=st.sampled_from([HERE, THERE]),
    is_active=st.booleans(),
    name=st.just("Siti"),
)
keys = st.sets(st.integers(1, 3))
found = st.builds(
    People,
    by_nip=st.dictionaries(st.just("1"), people),
    by_email=st.dictionaries(st.just("a@b.id"), people),
)
known = st.builds(
    Known,
    agency_path=st.just("/a/"),
    is_open=st.booleans(),
    people=found,
    rows=st.dictionaries(st.integers(1, 3), st.integers(2, 9)),
    taking=keys,
    completed=keys,
    waiting=keys,
    lacking=st.dictionaries(st.integers(1, 3), st.just(["Dasar"])),
)
named = st.builds(
    Named,
    nip=st.sampled_from(["", "1"]),
    email=st.sampled_from(["", "a@b.id"]),
    name=st.just("Siti"),
    faults=st.sampled_from([[], [("nobody", {})]]),
)


@given(named, known)
def test_a_row_is_ready_or_says_why_not(row, facts):
    weighed = weigh(row, facts)
    assert (weighed.state == "ready") == (not weighed.faults)
    for code, values in weighed.faults:
        assert "%" not in said(code, values)
        assert weighed.state != "refused" or kind_of(code) in TITLES


@given(named, known)
def test_nobody_of_another_agency_or_gone_or_without_prerequisite_is_ready(row, facts):
    weighed = weigh(row, facts)
    if weighed.state != "ready":
        return
    person = weighed.person
    assert person is not None and person.agency is HERE and person.is_active
    others = facts.taking | facts.completed | facts.waiting | set(facts.lacking)
    assert person.pk not in others and facts.is_open


def test_every_reason_to_refuse_can_be_filtered():
    refusals = set(FAULTS) - {"taking", "completed", "waiting", "begun", "gone", "bound"}
    assert refusals <= set(TITLES)
