from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_final_departures")]

    operations = [
        migrations.AddField("sliporder", "chosen", models.JSONField(null=True)),
    ]
