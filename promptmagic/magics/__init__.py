"""Cell text in, display out: the magics, what is typed after them, their help and completion."""
