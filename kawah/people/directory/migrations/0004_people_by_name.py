"""Lists of many people are read in the order of names, and searched by the words in them."""

from django.db import migrations, models

WORDS = """CREATE INDEX people_by_words ON directory_person
    USING gin (to_tsvector('simple', translate(name, '.,-/', '    ')))"""


def index_words(apps, schema_editor):
    """SQLite has no such index, and reads through the names instead."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(WORDS)


def drop_words(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX people_by_words")


class Migration(migrations.Migration):
    dependencies = [("directory", "0003_guards")]

    operations = [
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["agency", "name", "id"], name="people_of_agency_by_name"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["name", "id"], name="people_by_name"),
        ),
        migrations.RunPython(index_words, drop_words),
    ]
