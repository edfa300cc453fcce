"""The same tools as `bedside mcp`, over HTTP."""
