"""Who signs here: the signer of sheets that the operator named, and the issuer of badges."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

from kawah.earned.certificates import badge, signing
from kawah.lib import iri
from kawah.people.directory.api import Agency

_opened: dict[tuple[str, Path], signing.Signer] = {}  # opening a key takes 0.1 s


def signer(*, now: datetime) -> signing.Signer:
    """The signer of every sheet, opened as of `now`; a local one makes its key the first time."""
    key = (settings.SIGNER, _folder())
    if key not in _opened:
        _opened[key] = _named().open(_folder(), now=now)
    return _opened[key]


def label() -> str:
    """What the sheet says about the signature, in the active language."""
    return str(_named().label)


def authorities() -> list[bytes]:
    """Whose signatures are this installation's, as PEM: the signer's, and the local one's, whose
    earlier signatures stay valid when another takes its place."""
    return [*dict.fromkeys(_named().authorities(_folder()) + _local())]


def issuer(agency: Agency) -> badge.Issuer:
    """The agency as the issuer of badges, with the key of this installation."""
    url = iri.home_page(settings.IRI_BASE, agency.code)
    return badge.issuer(Path(settings.DATA_DIR) / "badge-key", name=agency.name, url=url)


def _named() -> type[signing.Signer]:
    named: type[signing.Signer] = import_string(settings.SIGNER)
    return named


def _local() -> list[bytes]:
    return signing.LocalSigner.authorities(_folder())


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "signing"
