"""The exception of PP 49/2018 40(2) is named in one language, not in two at once."""

from django.db import migrations

BEFORE = "JPT Utama tertentu and JPT Madya tertentu"
AFTER = "JPT Utama tertentu dan JPT Madya tertentu"


def rename(apps, schema_editor):
    apps.get_model("hours", "Target").objects.filter(exception=BEFORE).update(exception=AFTER)


class Migration(migrations.Migration):
    dependencies = [("hours", "0003_patrol")]

    operations = [migrations.RunPython(rename, migrations.RunPython.noop)]
