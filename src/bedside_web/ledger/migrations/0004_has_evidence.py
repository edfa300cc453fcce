from django.db import migrations, models


def look_behind(apps, schema_editor):
    """Claims that are kept already: which rest on machines alone?"""
    records = apps.get_model("ledger", "ClaimRecord")
    works = apps.get_model("ledger", "SourceRecord").objects.values_list("publication_id", "body")
    machines = {id for id, body in works if body.get("is_ai_written")}
    for row in records.objects.select_related("current", "pending"):
        wording = row.pending or row.current
        named = {each["publication_id"] for each in wording.body["supports"]} if wording else set()
        if named and named <= machines:
            records.objects.filter(pk=row.pk).update(has_evidence=False)


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0003_sponsors"),
    ]

    operations = [
        migrations.AddField(
            model_name="claimrecord",
            name="has_evidence",
            field=models.BooleanField(default=True),
        ),
        migrations.RunPython(look_behind, migrations.RunPython.noop, elidable=True),
    ]
