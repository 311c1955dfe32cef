"""What other rooms may ask about certificates."""

from kawah.earned.certificates.apart import ExaminersBusy
from kawah.earned.certificates.batches import (
    Progress,
    awaiting,
    issue_batch,
    issue_together,
    progress,
)
from kawah.earned.certificates.checking import (
    CertificateUnknown,
    Checked,
    Examined,
    check,
    examine,
)
from kawah.earned.certificates.codes import show as show_code
from kawah.earned.certificates.examining import MAX_BYTES
from kawah.earned.certificates.models import Certificate, Revocation
from kawah.earned.certificates.parking import (
    NotParked,
    NotTheSigned,
    parked,
    sign_again,
    take_signed,
)
from kawah.earned.certificates.reading import (
    CertificateNotReady,
    badge_of,
    certificate_of,
    mine,
    pdf_of,
    share_text,
)
from kawah.earned.certificates.revoking import (
    CertificateNotInForce,
    ReasonMissing,
    reissue,
    revoke,
)
from kawah.earned.certificates.verdict import Verdict
from kawah.earned.certificates.wording import PersonalNumberFound

__all__ = [
    "Certificate",
    "CertificateNotInForce",
    "CertificateNotReady",
    "CertificateUnknown",
    "Checked",
    "Examined",
    "ExaminersBusy",
    "MAX_BYTES",
    "NotParked",
    "NotTheSigned",
    "PersonalNumberFound",
    "Progress",
    "ReasonMissing",
    "Revocation",
    "Verdict",
    "awaiting",
    "badge_of",
    "certificate_of",
    "check",
    "examine",
    "issue_batch",
    "issue_together",
    "mine",
    "parked",
    "pdf_of",
    "progress",
    "reissue",
    "revoke",
    "share_text",
    "show_code",
    "sign_again",
    "take_signed",
]
