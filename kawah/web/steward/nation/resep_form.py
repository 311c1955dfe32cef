"""How a finding of the resep check weighs: what may be changed, when and why."""

from decimal import Decimal
from typing import ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.learning.curriculum.api import Policy, policies
from kawah.web.steward.nation.resep_words import UNITS, scale_of
from kawah.web.steward.rule_form import Groups, SourcedForm

SEVERITIES = [(one.value, one.label) for one in policies.Severity if one.value != "later"]


class PolicyForm(SourcedForm):
    severity = forms.ChoiceField(label=gettext_lazy("Bobotnya"), choices=SEVERITIES)
    limit = forms.DecimalField(
        label=gettext_lazy("Batas"),
        required=False,
        max_digits=12,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"invalid": gettext_lazy("Isi dengan angka.")},
    )
    waiver_days = forms.IntegerField(
        label=gettext_lazy("Boleh dikecualikan paling lama, hari"),
        help_text=gettext_lazy("Hanya untuk kesalahan. Kosong: tidak boleh dikecualikan."),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": gettext_lazy("Isi dengan angka.")},
    )
    GROUPS: ClassVar[Groups] = (
        (gettext_lazy("Kapan dan mengapa"), ("valid_from", "why")),
        (gettext_lazy("Nilai"), ("severity", "limit", "waiver_days")),
        (gettext_lazy("Dasar dan sumber"), ("regulation", "source")),
    )

    def fit(self, policy: Policy) -> None:
        """Ask for a limit only where the finding measures something, in the unit shown."""
        if policy.limit is None:
            del self.fields["limit"]
        else:
            unit = {"unit": UNITS.get(policy.unit, policy.unit)}
            self.fields["limit"].label = _("Batas, %(unit)s") % unit

    def terms(self, policy: Policy) -> policies.Terms:
        """As filled in, of a form that is valid."""
        filled = self.cleaned_data
        limit = filled.get("limit")
        return policies.Terms(
            severity=filled["severity"],
            limit=None if limit is None else (limit * scale_of(policy)).quantize(Decimal("0.01")),
            waiver_days=filled["waiver_days"],
            regulation=filled["regulation"],
            source=filled["source"],
        )
