from datetime import UTC, datetime
from uuid import UUID

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from kawah.earned.hours import chain, merkle
from kawah.earned.hours.chain import GENESIS, Fault, Link

PERSON = UUID(int=7)
AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def make_chain(length):
    links, previous = [], GENESIS
    for seq in range(1, length + 1):
        link = Link(PERSON, seq, ("a", "b"), 2026, 10 * seq, "counted", AT, previous)
        previous = chain.digest(link)
        links.append((link, previous))
    return links


def test_an_untouched_chain_has_no_fault():
    assert list(chain.faults(make_chain(5))) == []


def test_a_changed_entry_is_named():
    links = make_chain(5)
    links[2] = (msgspec.structs.replace(links[2][0], minutes=999), links[2][1])
    assert list(chain.faults(links)) == [Fault("changed", 3)]


def test_a_changed_entry_with_a_new_hash_is_named():
    links = make_chain(5)
    forged = msgspec.structs.replace(links[2][0], minutes=999)
    links[2] = (forged, chain.digest(forged))
    assert list(chain.faults(links)) == [Fault("changed", 3)]


def test_a_removed_entry_is_named():
    links = make_chain(5)
    del links[1]
    assert list(chain.faults(links)) == [Fault("removed", 2)]


def test_the_hash_does_not_depend_on_how_a_database_renders_time():
    link = make_chain(1)[0][0]
    elsewhere = msgspec.structs.replace(link, posted_at=AT.astimezone())
    assert chain.digest(elsewhere) == chain.digest(link)


@given(st.integers(1, 30), st.data())
def test_every_single_change_is_found(length, data):
    links = make_chain(length)
    at = data.draw(st.integers(0, length - 1))
    minutes = data.draw(st.integers().filter(lambda value: value != links[at][0].minutes))
    links[at] = (msgspec.structs.replace(links[at][0], minutes=minutes), links[at][1])
    assert Fault("changed", at + 1) in chain.faults(links)


@given(st.lists(st.binary(max_size=8), max_size=20), st.data())
def test_another_list_of_leaves_has_another_root(leaves, data):
    other = data.draw(st.lists(st.binary(max_size=8), max_size=20))
    assert (merkle.root(leaves) == merkle.root(other)) == (leaves == other)


def test_a_node_cannot_pass_for_a_leaf():
    first, second = merkle.root([b"a"]), merkle.root([b"b"])
    assert merkle.root([b"a", b"b"]) != merkle.root([bytes.fromhex(first + second)])
