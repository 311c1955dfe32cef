import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("certificates", "0002_by_file"),
        ("enrollment", "0001_first"),
    ]

    operations = [
        migrations.AddField(
            model_name="certificate",
            name="parked_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name="Gathering",
            fields=[
                (
                    "batch",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="enrollment.batch",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by", models.UUIDField(null=True)),
            ],
        ),
    ]
