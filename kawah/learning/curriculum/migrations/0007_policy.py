from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("curriculum", "0006_reviews")]

    operations = [
        migrations.CreateModel(
            name="Policy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                (
                    "severity",
                    models.CharField(
                        choices=[
                            ("error", "Kesalahan: menahan penerbitan"),
                            ("warning", "Peringatan: tidak menahan"),
                            ("off", "Mati: tidak diperiksa"),
                            ("later", "Menunggu bagian lain Kawah"),
                        ],
                        max_length=8,
                    ),
                ),
                ("limit", models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                ("unit", models.CharField(blank=True, max_length=24)),
                ("waiver_days", models.PositiveSmallIntegerField(null=True)),
                ("regulation", models.CharField(blank=True, max_length=160)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(null=True)),
                ("source", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("code", "valid_from"), name="policy_opens_once_a_day"
                    ),
                    models.UniqueConstraint(
                        condition=Q(("valid_to", None)),
                        fields=("code",),
                        name="one_policy_without_end",
                    ),
                    models.CheckConstraint(
                        condition=Q(
                            ("valid_to", None), ("valid_to__gte", F("valid_from")), _connector="OR"
                        ),
                        name="policy_ends_after_start",
                    ),
                ],
            },
        ),
    ]
