import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("analytics", "0001_surveys"),
        ("directory", "0004_people_by_name"),
    ]

    operations = [
        migrations.CreateModel(
            name="Export",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(unique=True)),
                ("form", models.CharField(max_length=4)),
                ("asked", models.JSONField()),
                ("day", models.DateField()),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("after_name", models.CharField(blank=True, max_length=160)),
                ("after_key", models.BigIntegerField(default=0)),
                ("rows", models.PositiveIntegerField(default=0)),
                ("binding_at", models.DateTimeField(null=True)),
                ("file", models.CharField(blank=True, max_length=120)),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="directory.agency",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("finished_at", None)),
                        fields=["made_at"],
                        name="exports_waiting",
                    ),
                    models.Index(fields=["expires_at"], name="exports_by_end"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExportPiece",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("body", models.BinaryField()),
                (
                    "export",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pieces",
                        to="analytics.export",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("export", "number"), name="piece_once_in_export"
                    )
                ],
            },
        ),
    ]
