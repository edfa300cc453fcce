"""The site: articles for readers, and a desk for the Medical Advisory Board."""
