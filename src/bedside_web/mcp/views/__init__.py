"""The one address of the tools."""
