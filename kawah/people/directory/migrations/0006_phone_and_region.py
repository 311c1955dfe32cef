from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0005_closed_agencies")]

    operations = [
        migrations.AddField("person", "phone", models.CharField(blank=True, max_length=16)),
        migrations.AddField("person", "phone_own_at", models.DateTimeField(null=True)),
        migrations.AddField("person", "province", models.CharField(blank=True, max_length=2)),
        migrations.AddField("person", "regency", models.CharField(blank=True, max_length=80)),
    ]
