"""The same as the library, from a shell."""
