"""How the fields of a rule's or a target's form stand together on the page."""

from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from kawah.web.steward.rule_form import FigureForm, Groups, RuleForm

TARGET_GROUPS: Groups = (
    (_("Kapan dan mengapa"), ("valid_from", "why")),
    (_("Nilai"), ("minimum_jp", "maximum_jp")),
    (_("Dasar dan sumber"), ("status", "regulation", "article", "source", "note")),
)
GROUPS: Groups = (
    (_("Kapan dan mengapa"), ("valid_from", "why")),
    (
        _("Nilai"),
        (
            "basis",
            "jp_national",
            "jp_international",
            "international_multiplier",
            "cap_value",
            "cap_unit",
        ),
    ),
    (_("Syarat"), ("evidence", "approving_role")),
    (_("Dasar dan sumber"), ("status", "regulation", "source", "note")),
)


def groups_of(form: FigureForm) -> list[tuple[Any, list[BoundField]]]:
    groups = GROUPS if isinstance(form, RuleForm) else TARGET_GROUPS
    return [(title, [form[name] for name in names]) for title, names in groups]
