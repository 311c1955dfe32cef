from django.db import migrations, models
from django.db.models import Q


def bring_levels_into_range(apps, schema_editor):
    """No level is above the fifth; one of nought says that nothing is held."""
    held = apps.get_model("competencies", "Held").objects.using(schema_editor.connection.alias)
    withdrawals = apps.get_model("competencies", "Withdrawal").objects.using(
        schema_editor.connection.alias
    )
    held.filter(level__gt=5).update(level=5)
    withdrawals.filter(held__level=0).delete()
    held.filter(level=0).delete()
    if schema_editor.connection.vendor == "postgresql":  # before the table itself is changed
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [
        ("competencies", "0002_withdrawal"),
    ]

    operations = [
        migrations.RunPython(bring_levels_into_range, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="held",
            constraint=models.CheckConstraint(
                condition=Q(level__gte=1, level__lte=5), name="held_level_1_to_5"
            ),
        ),
        migrations.AlterField(
            model_name="competency",
            name="code",
            field=models.CharField(max_length=80),
        ),
        migrations.AddConstraint(
            model_name="competency",
            constraint=models.UniqueConstraint(
                fields=["code"],
                condition=Q(agency=None, valid_to=None),
                name="one_national_competency_without_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="competency",
            constraint=models.UniqueConstraint(
                fields=["agency", "code"],
                condition=Q(agency__isnull=False, valid_to=None),
                name="one_own_competency_without_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="competency",
            constraint=models.UniqueConstraint(
                fields=["code", "valid_from"],
                condition=Q(agency=None),
                name="national_competency_opens_once_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="competency",
            constraint=models.UniqueConstraint(
                fields=["agency", "code", "valid_from"],
                condition=Q(agency__isnull=False),
                name="own_competency_opens_once_a_day",
            ),
        ),
    ]
