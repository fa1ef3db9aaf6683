"""The names of OpenAI's models that this package was made for."""

PAINTER = "gpt-image-2.6-flare"
"""The default painter: fast."""

EXPANDER = "gpt-6-luna"
"""The default expander: cheap."""

CURRENT = (PAINTER, "gpt-image-2.6-sunburst", "gpt-image-2.5-flare", "gpt-image-2.5-sunburst", "gpt-image-2", EXPANDER)
"""The models that OpenAI offers for this work, the default painter first (November 2026)."""
