"""What may a writer be told, and what of its answer may be shown?"""
