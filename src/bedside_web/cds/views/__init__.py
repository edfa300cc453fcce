"""One file for each thing that a client may ask."""
