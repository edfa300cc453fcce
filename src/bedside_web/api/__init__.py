"""What may other programs ask over HTTP? `/api/v1`, with tokens and an OpenAPI description."""
