"""A decision keeps who signed it as they were named then, and what keeps its seal from being guessed.

The triggers come off while the rows that there are learn their names, and go on again: SQLite drops them
anyway when Django rebuilds the table.
"""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from bedside_web.trail.never_changed import allow_changes, forbid_changes

TABLES = ["reviews_reviewdecision"]


def name_whoever_signed(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Old rows take the name and credentials that their people bear today; their seals have no nonce."""
    for row in apps.get_model("reviews", "ReviewDecision").objects.select_related("reviewer").iterator():
        who = row.reviewer
        row.reviewer_name = f"{who.first_name} {who.last_name}".strip() or who.username
        row.credentials = who.credentials
        row.save(update_fields=["reviewer_name", "credentials"])


class Migration(migrations.Migration):
    dependencies = [("reviews", "0002_never_changed")]

    operations = [
        allow_changes(TABLES),
        migrations.AddField("reviewdecision", "reviewer_name", models.CharField(default="", max_length=310)),
        migrations.AddField(
            "reviewdecision", "credentials", models.CharField(blank=True, default="", max_length=200)
        ),
        migrations.AddField(
            "reviewdecision", "nonce", models.CharField(blank=True, default="", max_length=64)
        ),
        migrations.RunPython(name_whoever_signed, migrations.RunPython.noop),
        forbid_changes(TABLES),
    ]
