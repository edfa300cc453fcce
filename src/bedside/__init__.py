"""Bedside answers clinical questions with evidence that one can open and check."""
