import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0004_people_by_name")]

    operations = [
        migrations.CreateModel(
            name="Closing",
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
                ("on", models.DateField()),
            ],
        ),
    ]
