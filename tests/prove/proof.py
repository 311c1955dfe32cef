"""What a proof is: a promise, how often it is tried, and how one try is made."""

from collections.abc import Callable
from random import Random

from msgspec import Struct

# Makes `count` tries that start from a seed, and names each that broke the promise.
Tries = Callable[[Random, int], list[str]]


class Proof(Struct, frozen=True):
    name: str
    promise: str
    goal: int  # tries in full
    share: int  # tries in `make test`, always from the same seed
    batch: int  # tries between two looks at the clock
    make: Tries


def seed_of(proof: Proof, begin: int) -> Random:
    """Tries are the same whenever they are made again: by name and by the number of the first."""
    return Random(f"{proof.name}:{begin}")
