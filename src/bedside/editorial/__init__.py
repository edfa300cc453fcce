"""Who may do what to a claim or an article, and what then? Tables and pure functions; nothing is stored."""
