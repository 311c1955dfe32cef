import django.db.models.deletion
from django.db import migrations, models

KINDS = [
    ("PNS", "PNS"),
    ("CPNS", "CPNS"),
    ("PPPK", "PPPK"),
    ("PPPK_PART_TIME", "PPPK paruh waktu"),
    ("NON_ASN", "Bukan ASN"),
]


def own_key():
    return (
        "id",
        models.BigAutoField(
            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
        ),
    )


def counted():
    cascade = django.db.models.deletion.CASCADE
    return [
        ("agency", models.ForeignKey(on_delete=cascade, related_name="+", to="directory.agency")),
        (
            "unit",
            models.ForeignKey(null=True, on_delete=cascade, related_name="+", to="directory.unit"),
        ),
    ]


class Migration(migrations.Migration):
    initial = True

    dependencies = [("directory", "0003_guards")]

    operations = [
        migrations.CreateModel(
            name="Watch",
            fields=[own_key(), ("looked_at", models.DateTimeField())],
        ),
        migrations.CreateModel(
            name="Survey",
            fields=[
                (
                    "agency",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="directory.agency",
                    ),
                ),
                ("is_due", models.BooleanField(default=True)),
                ("day", models.DateField(null=True)),
                ("begun_at", models.DateTimeField(null=True)),
                ("after", models.BigIntegerField(default=0)),
                ("counted", models.BinaryField(default=b"")),
                ("done_at", models.DateTimeField(null=True)),
                ("shown_at", models.DateTimeField(null=True)),
                ("shown_on", models.DateField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_due", True)), fields=["agency"], name="surveys_due"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Group",
            fields=[
                own_key(),
                ("kind", models.CharField(choices=KINDS, max_length=16)),
                ("month", models.DateField()),
                ("is_current", models.BooleanField(default=True)),
                ("people", models.PositiveIntegerField()),
                ("at_risk", models.PositiveIntegerField()),
                ("behind", models.PositiveIntegerField()),
                ("on_track", models.PositiveIntegerField()),
                ("met", models.PositiveIntegerField()),
                ("no_target", models.PositiveIntegerField()),
                ("minutes", models.BigIntegerField()),
                *counted(),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "month"], name="groups_of_month")],
            },
        ),
        migrations.CreateModel(
            name="Month",
            fields=[
                own_key(),
                ("month", models.DateField()),
                ("minutes", models.BigIntegerField()),
                ("certificates", models.PositiveIntegerField()),
                *counted(),
            ],
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                own_key(),
                ("year", models.PositiveSmallIntegerField()),
                ("course", models.UUIDField(null=True)),
                ("title", models.CharField(max_length=200)),
                ("minutes", models.BigIntegerField()),
                ("people", models.PositiveIntegerField()),
                *counted(),
            ],
        ),
    ]
