"""Views of the records door, a file each."""
