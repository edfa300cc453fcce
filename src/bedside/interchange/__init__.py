"""How do our words stand in the formats of others? FHIR, CDS Hooks, Infobutton, and those of references."""
