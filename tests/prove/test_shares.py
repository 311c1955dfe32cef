"""The share of each proof that every test run makes, always from the same seed."""

import pytest

from tests.prove.proof import seed_of
from tests.prove.proofs import PROOFS


@pytest.mark.browser
@pytest.mark.parametrize("proof", PROOFS, ids=[proof.name for proof in PROOFS])
def test_share(proof):
    assert proof.make(seed_of(proof, 0), proof.share) == []
