"""What do the pages of checking and exploring show? View models, without HTML."""
