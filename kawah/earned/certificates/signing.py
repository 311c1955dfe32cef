"""Signs certificates. Who signs is the agency's choice; what a signer must keep to stands here."""

import asyncio
import io
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Protocol

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko_certvalidator.registry import SimpleCertificateStore

from kawah.earned.certificates import authority
from kawah.lib import keys

FIELD = "TandaTangan"
LOCAL_LABEL = _("Sertifikat demonstrasi: tanda tangan elektronik tidak tersertifikasi")
ROOM = 8192  # hexadecimal digits kept free for the signature
# An invisible field; it lies off the page because PDF/UA wants every field on it to be read out.
PLACE = SigFieldSpec(FIELD, on_page=0, box=(-1, -1, -1, -1))


class SigningRefused(Exception):
    """Nothing was signed, and the reason is known: call again once it is gone."""


class SigningUnknown(Exception):
    """The answer was lost and the file may be signed: look there, never call again blindly."""


class Signer(Protocol):
    """Turns a finished PDF into a signed one; a remote signer sends the whole file away.

    `KAWAH_SIGNER` names the class. It is opened once in a process, so a passphrase or one-time code
    that belongs to one call is asked for within `sign`, and is written to no log or table.
    """

    label: ClassVar[Promise]  # what the printed sheet says about this signature
    is_certified: ClassVar[bool]  # in the sense of PP 71/2019

    @classmethod
    def open(cls, folder: Path, *, now: datetime) -> "Signer":
        """The signer; what it has to keep on this machine lies in `folder`."""

    @staticmethod
    def authorities(folder: Path) -> list[bytes]:
        """Whom to trust for its signatures, as PEM; asked for without opening it."""

    def sign(self, pdf: bytes, *, reason: str, place: str, now: datetime) -> bytes:
        """The signed file. Raises SigningRefused or SigningUnknown."""


class LocalSigner:
    """Signs with a key of this installation, for demonstration and tests."""

    label: ClassVar[Promise] = LOCAL_LABEL
    is_certified: ClassVar[bool] = False

    def __init__(self, *, certificate: bytes, key: bytes, authority_certificate: bytes) -> None:
        self.authority = authority_certificate  # PEM, to be trusted when examining
        self._signer = _KeptKey(certificate, key)

    @classmethod
    def open(cls, folder: Path, *, now: datetime) -> "LocalSigner":
        """The signer whose key lies in `folder`; the first call makes the key."""
        files = keys.keep(folder, make=lambda: authority.establish(now=now))
        return cls(
            certificate=files["signer.pem"],
            key=files["signer.key"],
            authority_certificate=files["authority.pem"],
        )

    @staticmethod
    def authorities(folder: Path) -> list[bytes]:
        """None until something was signed here."""
        path = folder / "authority.pem"
        return [path.read_bytes()] if path.exists() else []

    def sign(self, pdf: bytes, *, reason: str, place: str, now: datetime) -> bytes:
        meta = PdfSignatureMetadata(
            field_name=FIELD,
            reason=reason,
            location=place or None,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=MDPPerm.NO_CHANGES,
        )
        return asyncio.run(_sign(PdfSigner(meta, self._signer, new_field_spec=PLACE), pdf, now))


class _KeptKey(SimpleSigner):
    """Opens the key once; the library opens and checks it for every file, which takes 0.1 s.

    Only the signer's own certificate goes into the file: an embedded authority could be altered
    without anyone noticing, and whoever verifies must hold the true one anyway.
    """

    def __init__(self, certificate: bytes, key: bytes) -> None:
        own = next(load_certs_from_pemder_data(certificate))
        others = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        super().__init__(own, load_private_key_from_pemder_data(key, None), others)
        opened = load_pem_private_key(key, password=None)
        if not isinstance(opened, RSAPrivateKey):
            raise TypeError("the signing key is not an RSA key")
        self.opened = opened

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        return self.opened.sign(data, PKCS1v15(), SHA256())


class _MetadataKept(IncrementalPdfFileWriter):
    """Leaves the PDF/A metadata as it was drawn; the library would stamp it with the clock."""

    def _update_meta(self) -> None:
        return None


async def _sign(signer: PdfSigner, pdf: bytes, now: datetime) -> bytes:
    session = signer.init_signing_session(_MetadataKept(io.BytesIO(pdf)))
    session.system_time = now
    document = session.prepare_tbs_document(validation_info=None, bytes_reserved=ROOM)
    digest, output = document.digest_tbs_document()
    attributes = PdfCMSSignedAttributes(signing_time=now)
    await document.perform_signature(digest.document_digest, attributes)
    output.seek(0)
    return bytes(output.read())
