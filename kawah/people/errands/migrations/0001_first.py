import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

PERSON = {"on_delete": django.db.models.deletion.PROTECT, "to": settings.AUTH_USER_MODEL}
ACTS = [
    ("supervisor", "Supervisor"),
    ("unit", "Unit"),
    ("leaving", "Leaving"),
    ("codes", "Codes"),
]
STAGES = [
    ("chosen", "Chosen"),
    ("doing", "Doing"),
    ("done", "Done"),
    ("undoing", "Undoing"),
    ("undone", "Undone"),
]
OUTCOMES = [
    ("", "Waits"),
    ("done", "Done"),
    ("left_out", "Left Out"),
    ("undone", "Undone"),
    ("stays", "Stays"),
]


class Migration(migrations.Migration):
    initial = True
    dependencies = [("directory", "0006_phone_and_region")]

    operations = [
        migrations.CreateModel(
            name="Errand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(unique=True)),
                ("at", models.DateTimeField()),
                ("act", models.CharField(choices=ACTS, max_length=10)),
                ("agency_path", models.CharField(blank=True, max_length=255)),
                ("unit_path", models.CharField(blank=True, max_length=255)),
                ("total", models.PositiveIntegerField()),
                ("stage", models.CharField(choices=STAGES, default="chosen", max_length=8)),
                ("place", models.PositiveIntegerField(default=0)),
                ("failures", models.PositiveSmallIntegerField(default=0)),
                ("retry_at", models.DateTimeField(null=True)),
                ("terms", models.JSONField(default=dict)),
                ("why", models.CharField(blank=True, max_length=300)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.agency",
                    ),
                ),
                ("by", models.ForeignKey(related_name="+", **PERSON)),
                ("undone_by", models.ForeignKey(null=True, related_name="+", **PERSON)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(stage="chosen") | Q(confirmed_at__isnull=False),
                        name="errand_confirmed_before_it_moves",
                    )
                ],
                "indexes": [
                    models.Index(fields=["agency", "-at"], name="errands_of_agency"),
                    models.Index(
                        condition=Q(stage__in=["doing", "undoing"]),
                        fields=["at"],
                        name="errands_that_move",
                    ),
                    models.Index(
                        condition=Q(stage="chosen"), fields=["at"], name="errands_not_confirmed"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "outcome",
                    models.CharField(blank=True, choices=OUTCOMES, default="", max_length=8),
                ),
                ("fault", models.CharField(blank=True, max_length=12)),
                ("did", models.JSONField(default=dict)),
                (
                    "errand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="errands.errand",
                    ),
                ),
                ("person", models.ForeignKey(related_name="+", **PERSON)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("errand", "person"), name="member_once_in_errand"
                    ),
                    models.UniqueConstraint(
                        fields=("errand", "number"), name="member_number_in_errand"
                    ),
                ],
            },
        ),
    ]
