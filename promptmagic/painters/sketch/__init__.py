"""The offline sketch painter."""
