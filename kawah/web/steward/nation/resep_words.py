"""How a finding of the resep check weighs, in words and in the units that people read."""

from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.learning.curriculum.api import Policy
from kawah.web.shell import written

UNITS: dict[str, Promise] = {
    "days": gettext_lazy("hari"),
    "bytes": gettext_lazy("MB"),
    "declared/estimated": gettext_lazy("kali menit isinya"),
}
SCALES = {"bytes": Decimal(1_000_000)}  # how many of what is kept make one of what is shown


def initial_of(policy: Policy) -> dict[str, Any]:
    held = {name: getattr(policy, name) for name in policy.terms.__struct_fields__}
    if policy.limit is not None:
        held["limit"] = (policy.limit / scale_of(policy)).normalize() + 0
    return held


def scale_of(policy: Policy) -> Decimal:
    return SCALES.get(policy.unit, Decimal(1))


def weight_in_words(policy: Policy) -> str:
    """How a finding weighs, on one line."""
    word = str(policy.get_severity_display()).partition(":")[0]
    said = [word]
    if policy.limit is not None:
        limit = limit_in_words(policy.limit, policy.unit)
        said.append(_("batas %(limit)s") % {"limit": limit})
    if policy.waiver_days:
        told = _("boleh dikecualikan paling lama %(count)s hari")
        said.append(told % {"count": policy.waiver_days})
    return "; ".join(said)


def limit_in_words(limit: Decimal, unit: str) -> str:
    shown = written.exactly(limit / SCALES.get(unit, Decimal(1)))
    return f"{shown} {UNITS.get(unit, unit)}".strip()
