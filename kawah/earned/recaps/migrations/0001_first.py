"""Recaps of training elsewhere: files, their pieces, their rows."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KEY = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")
STAGES = [
    ("judging", "Judging"),
    ("judged", "Judged"),
    ("entering", "Entering"),
    ("done", "Done"),
    ("undoing", "Undoing"),
    ("undone", "Undone"),
]
STATES = [
    ("ready", "Ready"),
    ("same", "Same"),
    ("refused", "Refused"),
    ("counted", "Counted"),
    ("back", "Taken Back"),
]


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("claims", "0002_recapped"),
        ("directory", "0001_first"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Recap",
            fields=[
                ("id", KEY.clone()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("digest", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("headings", models.JSONField(default=list)),
                ("meant", models.JSONField(default=list)),
                ("told", models.JSONField(default=list)),
                (
                    "stage",
                    models.CharField(choices=STAGES, default="judging", max_length=10),
                ),
                ("place", models.PositiveIntegerField(default=0)),
                ("pieces", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("failures", models.PositiveSmallIntegerField(default=0)),
                ("retry_at", models.DateTimeField(null=True)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_why", models.TextField(blank=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recaps",
                        to="directory.agency",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Piece",
            fields=[
                ("id", KEY.clone()),
                ("number", models.PositiveIntegerField()),
                ("body", models.BinaryField()),
                (
                    "recap",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="kept",
                        to="recaps.recap",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Row",
            fields=[
                ("id", KEY.clone()),
                ("number", models.PositiveIntegerField()),
                ("name", models.CharField(blank=True, max_length=160)),
                ("said", models.JSONField(default=dict)),
                ("days", models.PositiveSmallIntegerField(default=0)),
                ("state", models.CharField(choices=STATES, max_length=8)),
                ("problem", models.CharField(blank=True, max_length=20)),
                ("faults", models.JSONField(default=list)),
                (
                    "claim",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.claim",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recap",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="recaps.recap",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="recap",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stage__in", ["judging", "judged"])),
                fields=("agency", "digest"),
                name="recap_once_before_it_counts",
            ),
        ),
        migrations.AddIndex(
            model_name="recap",
            index=models.Index(fields=["agency", "-at"], name="recaps_of_agency"),
        ),
        migrations.AddIndex(
            model_name="recap",
            index=models.Index(
                condition=models.Q(("stage__in", ["judging", "entering", "undoing"])),
                fields=["at"],
                name="recaps_that_move",
            ),
        ),
        migrations.AddConstraint(
            model_name="piece",
            constraint=models.UniqueConstraint(
                fields=("recap", "number"), name="piece_once_in_recap"
            ),
        ),
        migrations.AddConstraint(
            model_name="row",
            constraint=models.UniqueConstraint(
                fields=("recap", "number"), name="row_once_in_recap"
            ),
        ),
        migrations.AddIndex(
            model_name="row",
            index=models.Index(fields=["recap", "state", "number"], name="recap_rows_by_state"),
        ),
        migrations.AddIndex(
            model_name="row",
            index=models.Index(fields=["recap", "person"], name="recap_rows_by_person"),
        ),
    ]
