"""Secrets at rest: sealed or hashed with keys that are derived from SECRET_KEY.

Each purpose has a key of its own, so that what was sealed for one cannot be passed off as another.
"""

import hmac
from base64 import urlsafe_b64encode
from functools import cache
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class SealBroken(Exception):
    """It was sealed with another key or for another purpose, or was changed since."""


def seal(content: bytes, *, purpose: str) -> bytes:
    return _box(purpose, settings.SECRET_KEY).encrypt(content)


def unseal(sealed: bytes, *, purpose: str) -> bytes:
    """What was sealed for this purpose. Raises SealBroken."""
    try:
        return _box(purpose, settings.SECRET_KEY).decrypt(sealed)
    except InvalidToken as error:
        raise SealBroken from error


def seal_text(text: str, *, purpose: str) -> str:
    return seal(text.encode(), purpose=purpose).decode()


def unseal_text(sealed: str, *, purpose: str) -> str:
    """Raises SealBroken."""
    return unseal(sealed.encode(), purpose=purpose).decode()


def digest(text: str, *, purpose: str) -> str:
    """A hash that nobody can look up without the key."""
    return hmac.new(_key(purpose, settings.SECRET_KEY), text.encode(), sha256).hexdigest()


@cache
def _key(purpose: str, secret: str) -> bytes:
    derived = HKDF(SHA256(), length=32, salt=None, info=f"kawah.{purpose}".encode())
    return derived.derive(secret.encode())


@cache
def _box(purpose: str, secret: str) -> Fernet:
    return Fernet(urlsafe_b64encode(_key(purpose, secret)))
