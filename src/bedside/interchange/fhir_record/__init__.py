"""What does a FHIR record say of one patient? Plain JSON of any shape is read; nothing is guessed."""

from bedside.interchange.fhir_record.read import read_record

__all__ = ["read_record"]
