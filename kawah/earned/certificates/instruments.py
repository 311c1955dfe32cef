"""The keys of this installation: the signer of sheets and the issuer of badges."""

from datetime import datetime
from pathlib import Path

from django.conf import settings

from kawah.earned.certificates import badge, signing
from kawah.lib import iri
from kawah.people.directory.api import Agency

_opened: dict[Path, signing.LocalSigner] = {}  # opening a key takes 0.1 s


def signer(*, now: datetime) -> signing.LocalSigner:
    """The signer of every sheet; the first call ever makes its key, as of `now`."""
    folder = _folder()
    if folder not in _opened:
        _opened[folder] = signing.local_signer(folder, now=now)
    return _opened[folder]


def authorities() -> list[bytes]:
    """Whose signatures are this installation's, as PEM: none until something was signed here."""
    path = _folder() / "authority.pem"
    return [path.read_bytes()] if path.exists() else []


def issuer(agency: Agency) -> badge.Issuer:
    """The agency as the issuer of badges, with the key of this installation."""
    url = iri.home_page(settings.IRI_BASE, agency.code)
    return badge.issuer(Path(settings.DATA_DIR) / "badge-key", name=agency.name, url=url)


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "signing"
