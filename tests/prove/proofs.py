"""The visible list of heavy proofs."""

from tests.prove.proof import Proof

PROOFS: list[Proof] = []
