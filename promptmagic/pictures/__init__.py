"""Picture files: decoded once and safely, taken apart, told their story, and written whole."""
