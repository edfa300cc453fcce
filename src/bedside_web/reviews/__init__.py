"""Who has which claim on the desk, and what was decided, signed and reopened?"""
