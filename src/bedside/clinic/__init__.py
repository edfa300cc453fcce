"""What does this mean for this patient? Calculators, signs in a record, causes that fit, pathways."""
