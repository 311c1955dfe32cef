from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("hours", "0002_only_grows")]

    operations = [
        migrations.CreateModel(
            name="Patrol",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False)),
                ("person", models.BigIntegerField(default=0)),
                ("root", models.DateField(null=True)),
                ("findings", models.PositiveIntegerField(default=0)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
        ),
    ]
