"""Drawings that language models wrote: good answers for a loopback server."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "painters" / "svg"
PLATES = tuple(path.read_text("utf-8") for path in sorted((FOLDER / "plates").glob("*.svg")))
TRIAL = {path.stem: path.read_text("utf-8") for path in sorted((FOLDER / "trial").glob("*.txt"))}
"""Whole answers to the instruction of November 2026, each written at the first try and without a look at the result.

Twenty are to its first wording (sheet.jpg), twenty to that which tells how limbs, held things and labels join
(sheet-2.jpg).
"""

TREEHOUSE, WATER_CYCLE, PLANT_CELL, SOLAR_SYSTEM = PLATES[3:7]

BOAT = """<plan>Sky, sea, a boat that floats on y 640.</plan>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024">
<defs><linearGradient id="air" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#4aa3df"/>\
<stop offset="1" stop-color="#e8f6fd"/></linearGradient></defs>
<g id="L01-sky"><rect width="1024" height="1024" fill="url(#air)"/></g>
<g id="L02-sun"><circle cx="800" cy="200" r="90" fill="#ffd75e"/></g>
<g id="L03-sea"><rect y="640" width="1024" height="384" fill="#1d6fa5"/></g>
<g id="L04-boat"><path id="hull" d="M300 600H720L640 720H380Z" fill="#7a4a2b"/>\
<path id="sail" d="M510 220V580H330Z" fill="#fff"/><path d="M510 220V600" stroke="#333" stroke-width="12"/></g>
<g id="L05-title"><text x="512" y="120" font-size="60" text-anchor="middle" font-family="sans-serif">The boat</text></g>
</svg>"""
"""A small drawing in layers, whose parts tests change by their ids."""

BOAT_PARTS = ("defs-1", "L01-sky", "L02-sun", "L03-sea", "L04-boat", "L05-title")
RED_BOAT = """<plan>The hull becomes red.</plan>
<svg><path id="hull" d="M300 600H720L640 720H380Z" fill="#c22"/></svg>"""
"""The answer that makes the boat red."""
