"""Examines a signed certificate: one file, one verdict, no network."""

import io
from collections.abc import Sequence
from datetime import datetime

from msgspec import structs
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    validate_pdf_signature,
)
from pyhanko_certvalidator import ValidationContext

from kawah.earned.certificates.verdict import Verdict

MAX_BYTES = 2_000_000  # ours have a tenth of it


def refusal(pdf: bytes) -> Verdict | None:
    """The verdict on what needs no reading."""
    if len(pdf) > MAX_BYTES or not pdf.startswith(b"%PDF-"):
        return Verdict("unreadable", detail="not a PDF, or too large")
    return None if b"/ByteRange" in pdf else Verdict("unsigned")


def verify(pdf: bytes, *, trust: Sequence[bytes], now: datetime) -> Verdict:
    """Whether a trusted authority vouches for every byte; `trust` holds PEM certificates."""
    if refused := refusal(pdf):
        return refused
    try:
        signatures = PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures
        return _judge(pdf, signatures, trust, now) if signatures else Verdict("unsigned")
    except Exception as error:  # a hostile file may break the reader in any way at all
        return Verdict("altered", detail=repr(error))


def _judge(
    pdf: bytes, signatures: list[EmbeddedPdfSignature], trust: Sequence[bytes], now: datetime
) -> Verdict:
    roots = [next(load_certs_from_pemder_data(pem)) for pem in trust]
    statuses = [
        validate_pdf_signature(
            signature, ValidationContext(trust_roots=roots, moment=now, allow_fetching=False)
        )
        for signature in signatures
    ]
    found = _found(statuses[-1])
    is_covered = statuses[-1].coverage == SignatureCoverageLevel.ENTIRE_FILE
    is_whole = is_covered and _fills_its_gap(pdf, signatures[-1])
    if not is_whole or not all(status.intact and status.valid for status in statuses):
        return structs.replace(found, fault="altered")
    if not all(status.bottom_line for status in statuses):
        return structs.replace(found, fault="untrusted")
    return found


def _found(status: PdfSignatureStatus) -> Verdict:
    subject = status.signing_cert.subject
    return Verdict(
        signer=str(subject.native.get("common_name", subject.human_friendly)),
        signed_at=status.signer_reported_dt,
        detail=status.summary(),
    )


def _fills_its_gap(pdf: bytes, signature: EmbeddedPdfSignature) -> bool:
    """Whether the bytes that no signature can cover hold this signature and then only zeros."""
    _start, before, after, _length = (int(number) for number in signature.byte_range)
    held = signature.pkcs7_content
    gap = b"<" + held.hex().encode() + b">"
    return pdf[before:after].lower() == gap and not any(held[_der_length(held) :])


def _der_length(der: bytes) -> int:
    size = der[1] & 0x7F if der[1] & 0x80 else 0
    return 2 + size + (int.from_bytes(der[2 : 2 + size]) if size else der[1])
