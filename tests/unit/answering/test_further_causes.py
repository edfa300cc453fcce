"""Does a list of causes say where it ends?"""

from types import SimpleNamespace

from bedside.answering.this_patient import PatientSection
from bedside.terms import Audience, Standing


def test_causes_that_the_library_does_not_hold_are_said_not_to_be_considered():
    """What has no sign on record is counted, and the count is not all that there could be."""
    untold = SimpleNamespace(standing=Standing.NOT_TOLD)
    section = PatientSection(None, None, Audience.CLINICIAN)
    (line,) = section._others(SimpleNamespace(causes=(untold, untold)), ())
    assert line.text.startswith("2 further causes have no sign on record")
    assert line.text.endswith("Causes that this library does not hold are not considered.")
    assert not section._others(SimpleNamespace(causes=()), ())
