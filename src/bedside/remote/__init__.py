"""What do PubMed's servers give? The only room that opens a connection."""
