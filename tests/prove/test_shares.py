"""The share of each proof that every test run makes, always from the same seed."""

from random import Random

import pytest

from tests.prove.proof import seed_of
from tests.prove.proofs import PROOFS
from tests.prove.stage import DATABASES, on


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.parametrize("proof", PROOFS, ids=[proof.name for proof in PROOFS])
def test_share(proof):
    assert proof.make(seed_of(proof, 0), proof.share) == []


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.parametrize("database", DATABASES)
def test_without_its_constraints_the_database_is_found_wanting(database):
    faults = on(database, "unguarded")(Random(1), 1)
    assert any("completions written" in fault for fault in faults)
