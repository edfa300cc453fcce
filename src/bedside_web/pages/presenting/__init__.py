"""What do the pages for readers show? Words of the library made ready for templates."""
