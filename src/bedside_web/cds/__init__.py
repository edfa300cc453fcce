"""What does a record hear while a clinician works in it? CDS Hooks."""
