"""A Merkle root over an ordered list of leaves (the tree of RFC 6962). Pure."""

from collections.abc import Sequence
from hashlib import sha256

LEAF, NODE = b"\x00", b"\x01"


def root(leaves: Sequence[bytes]) -> str:
    """The root as hexadecimal digits; the root of nothing is the hash of nothing."""
    level = [sha256(LEAF + leaf).digest() for leaf in leaves] or [sha256(b"").digest()]
    while len(level) > 1:
        level = [
            sha256(NODE + level[at] + level[at + 1]).digest() if at + 1 < len(level) else level[at]
            for at in range(0, len(level), 2)
        ]
    return level[0].hex()
