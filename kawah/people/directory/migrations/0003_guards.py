"""Codes and paths in lower case, NIPs of 18 digits, and ties that end after they began."""

import django.db.models.functions.text
from django.db import migrations, models
from django.db.models import F, Q


def lower_agencies(apps, schema_editor):
    """The logs name an agency by its code, so they follow."""
    agencies = list(apps.get_model("directory", "Agency").objects.order_by("pk"))
    for agency, code in _lowered(agencies):
        for name in ("Statement", "Change"):
            rows = apps.get_model("records", name).objects.filter(agency=agency.code)
            rows.update(agency=code)
        agency.code = code
    _plant(agencies)


def lower_units(apps, schema_editor):
    trees = {}
    for unit in apps.get_model("directory", "Unit").objects.order_by("pk"):
        trees.setdefault(unit.agency_id, []).append(unit)
    for units in trees.values():
        for unit, code in _lowered(units):
            unit.code = code
        _plant(units)


def _lowered(nodes):
    """Those whose code has capitals, with the code they get; one that is taken gets a number."""
    taken = {node.code for node in nodes}
    for node in nodes:
        wanted = code = node.code.lower()
        if code == node.code:
            continue
        number = 2
        while code in taken:
            code, number = f"{wanted[:36]}-{number}", number + 1
        taken.add(code)
        yield node, code


def _plant(nodes):
    """Each node's path anew, from its tree."""
    by_key = {node.pk: node for node in nodes}

    def path_of(node):
        return f"{path_of(by_key[node.parent_id]) if node.parent_id else '/'}{node.code}/"

    for node in nodes:
        path = path_of(node)
        type(node).objects.filter(pk=node.pk).exclude(code=node.code, path=path).update(
            code=node.code, path=path
        )


def empty_nips(apps, schema_editor):
    apps.get_model("directory", "Person").objects.filter(nip="").update(nip=None)


def end_ties(apps, schema_editor):
    """A tie ends when the next begins, and one that never held goes."""
    ties = apps.get_model("directory", "Supervision").objects
    ties.filter(until__lte=F("effective_from")).delete()
    last = None
    for tie in ties.order_by("person", "effective_from", "pk").iterator():
        if last and last.person_id == tie.person_id:
            _end(ties.filter(pk=last.pk), last, tie.effective_from)
        last = tie


def _end(row, tie, day):
    if tie.effective_from == day:
        row.delete()
    elif tie.until is None or tie.until > day:
        row.update(until=day)


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0002_seat"),
        ("records", "0001_first"),
    ]

    operations = [
        migrations.RunPython(lower_agencies, migrations.RunPython.noop),
        migrations.RunPython(lower_units, migrations.RunPython.noop),
        migrations.RunPython(empty_nips, migrations.RunPython.noop),
        migrations.RunPython(end_ties, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="agency",
            name="path",
            field=models.CharField(max_length=255, unique=True),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.CheckConstraint(
                condition=Q(
                    ("code", django.db.models.functions.text.Lower("code")),
                    ("path", django.db.models.functions.text.Lower("path")),
                ),
                name="agency_in_lower_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=Q(
                    ("code", django.db.models.functions.text.Lower("code")),
                    ("path", django.db.models.functions.text.Lower("path")),
                ),
                name="unit_in_lower_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=Q(("nip", None), ("nip__regex", "^[0-9]{18}$"), _connector="OR"),
                name="nip_has_18_digits",
            ),
        ),
        migrations.AddConstraint(
            model_name="supervision",
            constraint=models.CheckConstraint(
                condition=Q(("until", None), ("until__gt", F("effective_from")), _connector="OR"),
                name="supervision_ends_after_start",
            ),
        ),
    ]
