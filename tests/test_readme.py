"""README and guide are true: the options, the script, the commands that CI runs, the types, and where links lead."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageSequence

from promptmagic import expanders, registry
from promptmagic.expanders import takes_role
from promptmagic.options import TABLE
from promptmagic.painters import ABILITIES, GROUP, abilities, most_sources

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
GUIDE = (ROOT / "notebooks" / "guide.md").read_text("utf-8")
PAGES = {"README.md": README, "notebooks/guide.md": GUIDE}

FIRST_SCREEN = 45
"""Lines from the top to the end of what a newcomer needs first."""


def options_table() -> str:
    """The options as a Markdown table, from the table in code."""
    rows = ["| option | meaning | default |", "|---|---|---|"]
    for option in TABLE:
        spelled = ", ".join(f"`{spelling}`" for spelling in option.spellings)
        metavar = f" `{option.metavar}`" if option.metavar else ""
        only = "" if len(option.magics) == 2 else f"`%{option.magics[0]}` only: "
        rows.append(f"| {spelled}{metavar} | {only}{option.meaning} | {option.default} |")
    return "\n".join(rows)


def test_the_moving_picture_lasts_some_ten_seconds_and_is_small() -> None:
    path = ROOT / "notebooks" / "images" / "picker.webp"
    assert path.stat().st_size < 3_000_000
    with Image.open(path) as film:
        assert getattr(film, "n_frames", 1) > 20
        assert film.info["loop"] == 1, "it stops by itself, where one can go on reading"
        lasts = 0
        for frame in ImageSequence.Iterator(film):
            frame.load()
            lasts += frame.info["duration"]
    assert 8_000 < lasts < 13_000
    assert '<source media="(prefers-reduced-motion: reduce)" srcset="notebooks/images/picker.jpg">' in README
    with Image.open(path.with_name("picker.jpg")) as still:
        assert still.size == film.size


def test_what_a_package_index_shows_needs_no_file_beside_it() -> None:
    text = (ROOT / "DESCRIPTION.md").read_text("utf-8")
    targets = re.findall(r"\]\(([^)]+)\)|(?:src|href)=\"([^\"]+)", text)
    assert [link or other for link, other in targets if not (link or other).startswith("https://")] == []
    for block in re.findall(r"```\w*\n(.+?)```", text, re.DOTALL):
        assert block in README, "the README says it too, where its tests run it"


def test_the_options_are_those_of_the_table() -> None:
    assert options_table() in GUIDE, f"Put this into the guide:\n\n{options_table()}"


def engines_table(group: str) -> str:
    """All engines of a kind as a Markdown table, from what their classes declare."""
    painting = group == GROUP
    columns = [*ABILITIES, "options"] if painting else ["who writes can be told"]
    rows = [f"| {'painter' if painting else 'expander'} | what it is | to install | {' | '.join(columns)} |"]
    rows.append("|---" * (3 + len(columns)) + "|")
    for name in registry.names(group):
        engine = registry.load(group, name)
        install = getattr(engine, "install", "")
        cells = [f"`{name}`", engine.about, f"`{install}`" if install else ""]
        if painting:
            cells += [_ability(engine, ability) for ability in ABILITIES]
            cells.append(", ".join(f"`{option.name}`" for option in getattr(engine, "options", ())))
        else:
            cells.append("yes" if takes_role(engine) else "")
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def painters_table() -> str:
    """The painters as a short Markdown table, from what they declare: first those for which all is installed."""
    rows = ["| painter | what it is | to install | starts from pictures |", "|---|---|---|---|"]
    painters = {name: registry.load(GROUP, name) for name in registry.names(GROUP)}
    for name, painter in sorted(painters.items(), key=lambda item: (bool(getattr(item[1], "install", "")), item[0])):
        install = getattr(painter, "install", "")
        most = most_sources(painter) if "edit" in abilities(painter) else 0
        starts = f"up to {most}" if most > 1 else "one" if most else ""
        rows.append(f"| `-p {name}` | {painter.about} | {f'`{install}`' if install else ''} | {starts} |")
    return "\n".join(rows)


def test_the_readme_s_table_of_painters_is_made_from_what_they_declare() -> None:
    assert painters_table() in README, f"Put this into the README:\n\n{painters_table()}"


def _ability(painter: object, ability: str) -> str:
    if ability not in abilities(painter):
        return ""
    several = most_sources(painter) if ability == "edit" else 1
    return f"from up to {several}" if several > 1 else "yes"


@pytest.mark.parametrize("group", [GROUP, expanders.GROUP])
def test_the_tables_of_engines_are_made_from_what_they_declare(group: str) -> None:
    assert engines_table(group) in GUIDE, f"Put this into the guide:\n\n{engines_table(group)}"


def test_the_guide_says_of_each_painter_what_it_costs_and_how_to_turn_it_on() -> None:
    section = GUIDE.partition("## Which painter")[2].partition("\n## ")[0]
    for name in registry.names(GROUP):
        assert f"- `-p {name}" in section, name


def test_the_script_runs_and_saves_its_picture(tmp_path: Path) -> None:
    (script,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    subprocess.run([sys.executable, "-c", script], cwd=tmp_path, check=True)
    assert (tmp_path / "beach.png").stat().st_size > 10_000


def test_the_two_commands_stand_alone_on_their_lines() -> None:
    commands = re.findall(r"```sh\n(.*?)\n```", README, re.DOTALL)
    assert len(commands) == 2
    assert all(command.startswith("python3 -m venv .venv && ") and "\n" not in command for command in commands)
    assert "notebooks/tour.ipynb" in commands[0]
    assert (ROOT / "notebooks" / "tour.ipynb").exists()


def test_the_first_screen_leads_to_a_picture_and_on() -> None:
    first = "\n".join(README.splitlines()[:FIRST_SCREEN])
    for needed in (
        "jupyter lab",
        "%load_ext promptmagic",
        "%paint a beach sunset",
        "Refine",
        "paint_history",
        "guide.md",
    ):
        assert needed in first


@pytest.mark.parametrize("page", PAGES)
def test_pictures_have_alt_text_and_links_lead_somewhere(page: str) -> None:
    text, folder = PAGES[page], (ROOT / page).parent
    assert all(words for words, _ in re.findall(r"!\[(.*?)\]\((.*?)\)", text))
    links = [link for link in re.findall(r"\]\((.*?)\)", text) if "://" not in link]
    assert links
    for link in links:
        path, _, anchor = link.partition("#")
        target = folder / path if path else ROOT / page
        assert target.is_file(), link
        assert not anchor or anchor in _anchors(target.read_text("utf-8")), link


def _anchors(text: str) -> set[str]:
    """What the headings of a page are called in links."""
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def test_the_examples_pass_a_strict_type_check(tmp_path: Path) -> None:
    pytest.importorskip("mypy", reason="mypy is in the extra dev")
    found = {page: re.findall(r"```python\n(.*?)```", text, re.DOTALL) for page, text in PAGES.items()}
    assert all(found.values()), "a page without an example is not checked"
    examples = [code for codes in found.values() for code in codes]
    for number, code in enumerate(examples):
        (tmp_path / f"example_{number}.py").write_text(code, "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", *map(str, sorted(tmp_path.glob("*.py")))],
        cwd=ROOT,  # for its settings and its cache
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout
