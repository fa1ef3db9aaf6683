"""Which notebook and cell this is, and what its saved outputs show."""
