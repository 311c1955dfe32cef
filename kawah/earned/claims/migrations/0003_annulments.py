"""Accepted claims that somebody asks to annul, and a second person decides."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0002_recapped"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Annulment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("why", models.TextField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("is_granted", models.BooleanField(default=False)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="annulments",
                        to="claims.claim",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(decided_at=None),
                        fields=["claim"],
                        name="annulment_asked_once",
                    ),
                    models.CheckConstraint(
                        condition=Q(is_granted=False)
                        | (
                            Q(decided_at__isnull=False, decided_by__isnull=False)
                            & ~Q(decided_by=F("asked_by"))
                        ),
                        name="annulment_granted_by_a_second",
                    ),
                ]
            },
        ),
    ]
