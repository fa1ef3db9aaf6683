"""What was painted in a notebook, kept beside it."""
