"""What was done, by whom, when? An append-only, hash-chained record."""
