"""What do we look like to a record? Our words as FHIR, Infobutton, and the SMART launch."""
