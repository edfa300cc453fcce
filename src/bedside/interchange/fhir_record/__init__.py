"""What does a FHIR record say of one patient? Plain JSON of any shape is read; nothing is guessed."""

from bedside.interchange.fhir_record.read import read_record
from bedside.interchange.fhir_record.strict_json import MOST_BYTES

__all__ = ["MOST_BYTES", "read_record"]
