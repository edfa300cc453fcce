"""Do the readers of files stand what nobody would write? Parts of ``fuzz_readers.py``."""
