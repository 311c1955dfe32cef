"""What other rooms may ask about certificates."""

from kawah.earned.certificates.apart import ExaminersBusy
from kawah.earned.certificates.batches import (
    Progress,
    awaiting,
    issue_batch,
    issue_together,
    progress,
    to_issue,
)
from kawah.earned.certificates.checking import (
    CertificateUnknown,
    Checked,
    Examined,
    check,
    examine,
)
from kawah.earned.certificates.codes import show as show_code
from kawah.earned.certificates.crests import MOST_BYTES as MOST_CREST_BYTES
from kawah.earned.certificates.crests import CrestUnusable
from kawah.earned.certificates.examining import MAX_BYTES
from kawah.earned.certificates.letterhead import (
    Named,
    OfficialOver,
    PlaceTaken,
    crest_of,
    end_official,
    name_official,
    officials_of,
    remove_crest,
    set_crest,
)
from kawah.earned.certificates.models import READY, REVOKED, Certificate, Official, Revocation
from kawah.earned.certificates.parking import (
    NotParked,
    NotTheSigned,
    parked,
    sign_again,
    take_signed,
)
from kawah.earned.certificates.preview import preview
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
    "CrestUnusable",
    "Examined",
    "ExaminersBusy",
    "MAX_BYTES",
    "MOST_CREST_BYTES",
    "Named",
    "NotParked",
    "NotTheSigned",
    "Official",
    "OfficialOver",
    "PersonalNumberFound",
    "PlaceTaken",
    "Progress",
    "READY",
    "REVOKED",
    "ReasonMissing",
    "Revocation",
    "Verdict",
    "awaiting",
    "badge_of",
    "certificate_of",
    "check",
    "crest_of",
    "end_official",
    "examine",
    "issue_batch",
    "issue_together",
    "mine",
    "name_official",
    "officials_of",
    "parked",
    "pdf_of",
    "preview",
    "progress",
    "reissue",
    "remove_crest",
    "revoke",
    "set_crest",
    "share_text",
    "show_code",
    "sign_again",
    "take_signed",
    "to_issue",
]
