"""The README is true: its options are those of the table, its script runs, its commands are what CI runs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from promptmagic import registry
from promptmagic.options import TABLE
from promptmagic.painters import ABILITIES, GROUP, abilities

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def options_table() -> str:
    """The options as a Markdown table, from the table in code."""
    rows = ["| option | meaning | default |", "|---|---|---|"]
    for option in TABLE:
        spelled = ", ".join(f"`{spelling}`" for spelling in option.spellings)
        metavar = f" `{option.metavar}`" if option.metavar else ""
        only = "" if len(option.magics) == 2 else f"`%{option.magics[0]}` only: "
        rows.append(f"| {spelled}{metavar} | {only}{option.meaning} | {option.default} |")
    return "\n".join(rows)


def test_the_options_are_those_of_the_table() -> None:
    assert options_table() in README, f"Put this into the README:\n\n{options_table()}"


def engines() -> dict[str, dict[str, str]]:
    """The table of painters: by each one's name, its cells by the heading of their column."""
    section = README.partition("## Which painter")[2].partition("\n\n*Seed*")[0]
    heading, _, *rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in section.strip().splitlines()]
    return {row[0].strip("`"): dict(zip(heading, row, strict=True)) for row in rows}


def test_the_table_of_painters_says_what_they_say_themselves() -> None:
    table = engines()
    assert set(table) == set(registry.names(GROUP))
    for name, row in table.items():
        painter = registry.load(GROUP, name)
        assert {ability: bool(row[ability]) for ability in ABILITIES} == {
            ability: ability in abilities(painter) for ability in ABILITIES
        }, name
        assert getattr(painter, "install", "") in row["needs"]
        assert f"-p {name}" in row["turn it on"]


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


def test_its_pictures_exist_and_have_alt_text() -> None:
    pictures = re.findall(r"!\[(.*?)\]\((.*?)\)", README)
    assert pictures
    for words, path in pictures:
        assert words
        assert (ROOT / path).is_file()
