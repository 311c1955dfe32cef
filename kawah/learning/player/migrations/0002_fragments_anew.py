from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def forget_fragments(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Fragments named steps and options by the author's order; each is made anew when it is read."""
    apps.get_model("player", "Fragment").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("player", "0001_first")]

    operations = [migrations.RunPython(forget_fragments, migrations.RunPython.noop)]
