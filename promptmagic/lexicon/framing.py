"""Words of the camera: how a picture is framed and from where it is seen, and through which lens."""

from __future__ import annotations

import re

FRAMING = re.compile(
    r"\b(?:close[ -]?ups?|macro|aerial|overhead|panoram\w*|wide[ -]angle|wide shot|wide view|low angle|high angle"
    r"|from (?:above|below|behind|the side)|bird'?s[ -]eye|foreground|background|symmetrical|cent(?:er|re)d"
    r"|on the (?:left|right)|top[ -]down"
    r"|top view|view from the top|full[ -]body|profile|fisheye|isometric|cropped|framed by"
    r"|head and shoulders)\b",
    re.IGNORECASE,
)
"""Words that say where the viewer is, and how much is seen."""

LENS = re.compile(
    r"""\b(?:with\s++(?:an?\s++)?)?(?:
        (?:shot|taken|photographed)\s++(?:on|with|through)\s++[^,.;]++
      | \d{1,4}(?:\.\d+)?\s?-?mm\b(?:\s++(?:film|lens|prime|telephoto|macro|macro\s++lens))*
      | f/\d+(?:\.\d+)?
      | (?:(?:very\s++)?(?:shallow|deep|wide|narrow)\s++)?depth\s++of\s++field
      | (?:an?\s+)?(?:wide[-\s]angle|telephoto|macro|fish-?eye|tilt-shift|anamorphic|portrait|zoom|prime)
        \s+(?:lens|shot|view)
      | (?:soft\s+|creamy\s+)?bokeh | long\s+exposure | motion\s+blur
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words about a lens: prompts have no part of their own for it, and say it with the medium or the composition."""
