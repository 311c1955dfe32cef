from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from kawah.earned.hours import only_grows


def let_only_grow(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    only_grows.let_only_grow(editor.connection)


def let_change(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    only_grows.let_change(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("hours", "0001_ledger")]

    operations = [migrations.RunPython(let_only_grow, let_change)]
