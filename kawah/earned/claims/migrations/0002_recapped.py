"""Claims that an agency makes for its people by a recap, and claims that were annulled."""

import django.db.models.deletion
from django.db import migrations, models

STATES = [
    ("sent", "Menunggu atasan"),
    ("confirmed", "Menunggu penyelenggara"),
    ("returned", "Perlu perbaikan"),
    ("accepted", "Diterima"),
    ("refused", "Ditolak"),
    ("withdrawn", "Ditarik kembali"),
    ("annulled", "Dibatalkan"),
]


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_first"), ("media", "0001_first")]

    operations = [
        migrations.AddField(
            model_name="claim",
            name="number",
            field=models.CharField(blank=True, default="", max_length=80),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="claim",
            name="evidence",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="media.file",
            ),
        ),
        migrations.AlterField(
            model_name="claim",
            name="evidence_name",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AlterField(
            model_name="claim",
            name="state",
            field=models.CharField(choices=STATES, default="sent", max_length=10),
        ),
        migrations.AlterField(
            model_name="step",
            name="state",
            field=models.CharField(choices=STATES, max_length=10),
        ),
    ]
