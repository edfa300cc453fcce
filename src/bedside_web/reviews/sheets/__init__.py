"""What stands on each page of the board? Rows and cases made into what a template prints."""
