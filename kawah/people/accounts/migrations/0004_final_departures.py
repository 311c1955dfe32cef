from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_moves_and_departures")]

    operations = [
        migrations.AddField("departure", "final_at", models.DateTimeField(null=True)),
    ]
