"""A queue for full batches, and days on which being past the due day is not held against anybody."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("enrollment", "0002_one_unfinished_enrollment"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="enrollment",
            name="spared_until",
            field=models.DateField(null=True),
        ),
        migrations.AlterField(
            model_name="enrollment",
            name="via",
            field=models.CharField(
                choices=[
                    ("self", "Mendaftar sendiri"),
                    ("batch", "Didaftarkan ke angkatan"),
                    ("file", "Didaftarkan dengan berkas"),
                    ("duty", "Kursus wajib"),
                ],
                max_length=8,
            ),
        ),
        migrations.CreateModel(
            name="Waiting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by", models.UUIDField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="queue",
                        to="enrollment.batch",
                    ),
                ),
                (
                    "enrollment",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waited",
                        to="enrollment.enrollment",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waiting",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_at", None)),
                        fields=["batch"],
                        name="queue_of_batch",
                    ),
                    models.Index(
                        condition=models.Q(("closed_at", None)),
                        fields=["person"],
                        name="queues_of_person",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)),
                        fields=("batch", "person"),
                        name="waits_once_for_a_batch",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("enrollment", None), ("closed_at__isnull", False), _connector="OR"
                        ),
                        name="who_has_a_seat_waits_no_more",
                    ),
                ],
            },
        ),
    ]
