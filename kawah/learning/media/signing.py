"""Addresses of files on the content host, signed for one course version and a week or two.

The address holds no person, so that everyone in a version shares one, and it changes only with the
week, so that browsers keep what they have fetched.
"""

import re
from datetime import datetime, timedelta

from django.core.files.base import File as Stream
from django.core.files.storage import default_storage
from django.utils.crypto import constant_time_compare, salted_hmac
from msgspec import Struct

from kawah.learning.media.models import File

UNDER_THE_PEN = 0  # stands for a version where there is none yet
WEEK_SECONDS = int(timedelta(weeks=1).total_seconds())
SALT = "kawah.media"
PATH = re.compile(
    r"/m/(?P<version>0|[1-9]\d{0,17})-(?P<week>[1-9]\d{0,5})/(?P<signature>[0-9a-f]{32})/"
    r"(?P<sha256>[0-9a-f]{64})\.[a-z0-9]{2,4}"
)


class AddressInvalid(Exception):
    """The address was not signed here."""


class AddressExpired(Exception):
    """The address was signed here and has ended."""


class FileMissing(Exception):
    """No file with this hash is kept."""


class Opened(Struct, frozen=True):
    """A file open for reading; `seconds_left` is how long its address still holds."""

    file: File
    stream: Stream
    seconds_left: int


def signed_prefix(version_id: int, *, now: datetime) -> str:
    """The path below which the files of a version are served; it holds for one to two weeks."""
    week = _week(now) + 2
    return f"/m/{version_id}-{week}/{_signature(version_id, week)}/"


def open_signed(path: str, *, now: datetime) -> Opened:
    """The file at a signed path; raises AddressInvalid, AddressExpired, FileMissing."""
    found = PATH.fullmatch(path)
    if found is None:
        raise AddressInvalid
    version, week = int(found["version"]), int(found["week"])
    if not constant_time_compare(found["signature"], _signature(version, week)):
        raise AddressInvalid
    seconds_left = week * WEEK_SECONDS - int(now.timestamp())
    if seconds_left <= 0:
        raise AddressExpired
    file = File.objects.filter(sha256=found["sha256"]).first()
    if file is None:
        raise FileMissing
    try:
        return Opened(file, default_storage.open(file.place), seconds_left)
    except FileNotFoundError as error:
        raise FileMissing from error


def _week(now: datetime) -> int:
    return int(now.timestamp()) // WEEK_SECONDS


def _signature(version_id: int, week: int) -> str:
    return salted_hmac(SALT, f"{version_id}:{week}", algorithm="sha256").hexdigest()[:32]
