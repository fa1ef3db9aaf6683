"""What a language model is told: how to draw, how to change a drawing, how to look at its own, and what may move."""

from __future__ import annotations

from promptmagic import styles
from promptmagic.model import Prompt

DRAW = """\
You are an illustrator painting by one SVG. You cannot see it: compute first.

Reply with exactly this, nothing else:
<plan>80 to 200 words</plan>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">...</svg>{motion}

PLAN: layers back to front; ground line y; side of the light; four to six colours; for every main thing its box \
(x1 y1 x2 y2), real size relative to its neighbours, and what it stands on or touches, with the y where they meet; for \
every text its font size and box.

SVG: 6,000 to 12,000 characters, 40 to 110 lines. Only svg defs linearGradient radialGradient stop g use path rect \
circle ellipse line polyline polygon text. No style, class, filter, clip, mask, pattern, marker, image, comment. \
Define every id you use. One <g id="L01-sky"> per layer, all of them children of <svg>.

DRAW
1. The subject fills half the picture, whole, 40 units from the edges; fill the background too.
2. Depth: pale far layers, strong near ones; a gradient on each big shape, lighter towards the light; a soft dark \
ellipse under everything that stands.
3. Glow: white fading to opacity 0. Yellow over blue turns green.
4. Contact: take joints from the plan. A seated or sliding body overlaps its support; paint the front edge of the \
support after it. A hand lies on the very handle, and is painted last. Feet share the ground line and do not cross. \
What grows on a body (spikes, crests, ears, handles, wings) begins well inside it.
5. People: limbs are round-capped strokes, hip-knee-foot, shoulder-elbow-hand; head, neck, torso touch. Order: far \
limbs, torso, neck, head, hair, face, near arm. Both arms begin inside the shoulder and end in a hand; what is held \
passes through that hand, fingers over it. Two dots and a smile need nose, ear and brows too; eyes look at the deed. \
Animals have a neck as thick as half the head, legs with joints, and a body of one curved outline.
6. Leaves, foam and clouds: one scalloped path, reused at three sizes and three shades; never separate balls.
7. A thing passing behind another is drawn first; split rings into back and front halves.
8. Text: font-family="sans-serif", size 26 at least. Width is 0.7 x font-size x letters, 0.8 for bold capitals; pills \
and banners are one font-size wider, the text in their middle. Titles and \
labels come last, on a plain pill or with paint-order="stroke". Leader lines end well inside the very part they name, \
arrowheads in empty space; nothing lies on a face.
9. Reuse with defs and use; dots and kerbs by stroke-dasharray.

Before closing, check: floating, cut off, hidden, overlapping, wrong number?\
"""
"""The instruction with which a picture is drawn; its places are for the size and for what moves."""

CHANGE = """\
You are an illustrator. You are given a drawing as SVG, and a change to make in it. Everything that the change does \
not speak of stays exactly as it is. You cannot see the drawing: work out from its numbers where things are.

Reply with exactly this, nothing else:
<plan>under 80 words: which parts change, and how</plan>
<svg>only the parts that change</svg>

Every part of the drawing, an element directly within <svg>, has an id. To change a part, write it whole, with its old \
id, in its new form. To change a gradient or another definition, write <defs> with that definition alone, with its old \
id. To add a part, give it a new id, and the attribute data-after="ID" with the id of the part behind which it is \
painted. To take a part away, write it empty: <g id="ID"/>. Write no part that stays. Night, weather or season changes \
every colour that the light falls on: give new gradients first, and a dark, half transparent <rect> over what lies in \
shadow where that is enough. Use the same elements as the drawing does; no style, filter, mask, image, script, comment.\
"""
"""The instruction with which a drawing is changed, by its parts' ids."""

LOOK = """\
This is what your drawing looks like. Look at it as a stranger would: what floats, is cut off, hidden or overlapping, \
does not touch what it holds or stands on, is missing or there too often; which label is too wide for its pill or lies \
on something? Correct what is wrong, and nothing else. If all is well, reply with <svg></svg>.\
"""
"""What is said with the render of a first pass; the answer is read as a change."""

MOTION = """
<motion>
one line for each thing that moves
</motion>

MOTION: {frames} frames show one round, without a jump from the last to the first. What moves is a part with an id, \
drawn where it is in the middle of its movement. Lines, numbers in the drawing's units, degrees clockwise:
ID bob 12 = up and down by 12; ID sway 20 = to and fro by 20; ID drift 300 = sails to the right by 300 and comes in \
again from the left, fading; ID swing 8 512 300 = turns to and fro by 8 degrees about the point 512 300; ID spin 512 \
300 = turns once round about that point; ID orbit 512 300 812 300 = travels once round the first point, from the \
second, where it is drawn; ID pulse 1.1 512 300 = grows to 1.1 about that point; ID blink 0.4 = fades to that opacity. \
Two to six things move; the ground and the sky do not.\
"""
"""What is added where a drawing is to move."""

ANEW = (
    "Draw it anew, as another picture: the same subject, style and labels, with another composition, point of view and "
    "details. Take over none of its coordinates."
)

_ASKED = {
    "subject": "Subject",
    "setting": "Setting",
    "composition": "Composition",
    "light": "Light",
    "medium": "Medium",
    "style": "Style",
    "mood": "Mood",
    "palette": "Palette",
    "lettering": "Text that stands in it, letter by letter",
    "avoid": "Leave out",
}


def drawing(box: tuple[int, int], frames: int = 0) -> str:
    """Return the instruction for a drawing with that view box, in its own units, that moves where frames are asked."""
    motion = MOTION.format(frames=frames) if frames else ""
    return DRAW.format(width=box[0], height=box[1], motion=motion)


def question(prompt: Prompt) -> str:
    """Return the message that asks for the picture of a prompt, with the parts that its words do not say."""
    said = prompt.text.casefold()
    lines = [f"Draw: {prompt.text}"]
    for name, value in prompt.parts.to_dict().items():
        if name in ("lettering", "avoid") or value.casefold() not in said:
            lines.append(f"{_ASKED[name]}: {value}")
    if prompt.parts.style and styles.find(prompt.parts.style):
        lines.append("The surface of that style is added afterwards: give clear shapes and its colours.")
    return readable("\n".join(lines))


def change(svg: str, words: str, within: tuple[str, ...] = ()) -> str:
    """Return the message that asks for a change of a drawing, of the named parts alone where a mask was brushed."""
    only = f"\nA person has brushed over these parts; change no other: {', '.join(within)}." if within else ""
    return readable(f"{svg}\nThe change: {words}{only}")


def another(svg: str, prompt: Prompt) -> str:
    """Return the message that asks for another picture like a drawing."""
    return readable(f"{svg}\n{ANEW}\n{question(prompt)}")


def again(reason: str) -> str:
    """Return the message that asks once more, with what was wrong."""
    return f"That cannot be used: {reason}. Reply once more, whole, in the form that was asked for, with that mended."


def readable(text: str) -> str:
    """Return a text that every JSON can carry: half a surrogate pair becomes a question mark."""
    return text.encode(errors="replace").decode()
