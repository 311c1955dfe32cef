"""The crest of an agency, and the officials who sign for it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("certificates", "0003_issued_together"),
        ("directory", "0001_first"),
        ("media", "0001_first"),
    ]

    operations = [
        migrations.CreateModel(
            name="Crest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.agency",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="media.file",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Official",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=120)),
                ("position", models.CharField(max_length=160)),
                ("effective_from", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.agency",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="official",
            constraint=models.UniqueConstraint(
                fields=("agency", "place", "effective_from"), name="official_once_from_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="official",
            constraint=models.CheckConstraint(
                condition=models.Q(("place__in", [1, 2])), name="official_in_a_place"
            ),
        ),
        migrations.AddConstraint(
            model_name="official",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until", None), ("until__gt", models.F("effective_from")), _connector="OR"
                ),
                name="official_for_some_days",
            ),
        ),
    ]
