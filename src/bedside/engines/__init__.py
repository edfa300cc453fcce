"""What do models on this machine say? Embedding and reranking, behind ports."""
