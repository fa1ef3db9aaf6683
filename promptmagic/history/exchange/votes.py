"""A vote: how many picked each variation of a generation, and who."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from promptmagic.text import many, printable, printed


@dataclass(frozen=True, slots=True)
class Votes(Mapping[int, tuple[str, ...]]):
    """The names of who picked each variation, by its number; those with most votes first."""

    by_number: Mapping[int, tuple[str, ...]]

    @classmethod
    def of(cls, picked: Mapping[str, int]) -> Votes:
        """Count what each name picked."""
        names: dict[int, list[str]] = {}
        for name, number in sorted(picked.items()):
            names.setdefault(number, []).append(name)
        order = sorted(names, key=lambda number: (-len(names[number]), number))
        return cls({number: tuple(names[number]) for number in order})

    def __getitem__(self, number: int) -> tuple[str, ...]:
        return self.by_number.get(number, ())

    def __iter__(self) -> Iterator[int]:
        return iter(self.by_number)

    def __len__(self) -> int:
        return len(self.by_number)

    def __repr__(self) -> str:
        if not self.by_number:
            return "nobody has picked yet"
        lines = (
            f"variation {number} · {many(len(names), 'vote')} · {', '.join(map(printable, names))}"
            for number, names in self.by_number.items()
        )
        return printed("\n".join(lines))
