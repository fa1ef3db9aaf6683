"""The tables of the history's database, as the steps that lead from each version of it to the next.

Steps are only ever appended: a store of any older version must find its way. What is looked for has a column of its
own; everything else stands in `facts` and `picture` as the JSON of `records`. A file's name is relative to
`paintings/`. `arrivals` are pictures whose file is about to be written, with their `story` where the file is to hold
none; `deleted` is the bin; `folders` holds when each folder of pictures had `changed` by our own hand, in nanoseconds,
so that changes by another's are noticed; `appearances` are the notebooks that show a generation of another one.
"""

from __future__ import annotations

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE generations (
            n INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            notebook TEXT NOT NULL,
            cell TEXT NOT NULL,
            key TEXT NOT NULL,
            created TEXT NOT NULL,
            picked_prompt INTEGER,
            usd REAL NOT NULL,
            unknown INTEGER NOT NULL,
            estimated INTEGER NOT NULL,
            indexed INTEGER NOT NULL,
            words TEXT NOT NULL,
            facts TEXT NOT NULL
        )""",
        "CREATE INDEX generations_by_key ON generations (key)",
        "CREATE INDEX generations_by_notebook ON generations (notebook, created, n, usd, unknown, estimated)",
        "CREATE INDEX generations_by_time ON generations (created, n, notebook, id)",
        "CREATE INDEX generations_unindexed ON generations (n) WHERE NOT indexed",
        """CREATE TABLE prompts (
            generation INTEGER NOT NULL REFERENCES generations,
            number INTEGER NOT NULL,
            facts TEXT NOT NULL,
            PRIMARY KEY (generation, number)
        ) WITHOUT ROWID""",
        """CREATE TABLE variations (
            generation INTEGER NOT NULL REFERENCES generations,
            number INTEGER NOT NULL,
            facts TEXT NOT NULL,
            picture TEXT,
            file TEXT,
            error TEXT NOT NULL,
            starred INTEGER NOT NULL,
            usd REAL NOT NULL,
            unknown INTEGER NOT NULL,
            estimated INTEGER NOT NULL,
            PRIMARY KEY (generation, number)
        ) WITHOUT ROWID""",
        "CREATE INDEX variations_by_cost ON variations (generation, usd, unknown, estimated, file)",
        "CREATE INDEX variations_starred ON variations (generation) WHERE starred",
        """CREATE TABLE picks (
            n INTEGER PRIMARY KEY,
            generation INTEGER NOT NULL REFERENCES generations,
            cell TEXT NOT NULL,
            number INTEGER NOT NULL,
            at TEXT NOT NULL
        )""",
        "CREATE INDEX picks_by_generation ON picks (generation, cell)",
        """CREATE TABLE arrivals (
            file TEXT PRIMARY KEY,
            at TEXT NOT NULL
        ) WITHOUT ROWID""",
    ),
    (
        """CREATE TABLE deleted (
            n INTEGER PRIMARY KEY,
            id TEXT NOT NULL,
            at TEXT NOT NULL,
            facts TEXT NOT NULL
        )""",
        "CREATE INDEX deleted_by_id ON deleted (id)",
        """CREATE TABLE folders (
            name TEXT PRIMARY KEY,
            changed INTEGER NOT NULL
        ) WITHOUT ROWID""",
    ),
    (
        """CREATE TABLE appearances (
            notebook TEXT NOT NULL,
            generation INTEGER NOT NULL REFERENCES generations,
            PRIMARY KEY (notebook, generation)
        ) WITHOUT ROWID""",
        "CREATE INDEX appearances_by_generation ON appearances (generation)",
        "ALTER TABLE arrivals ADD COLUMN story TEXT NOT NULL DEFAULT ''",
    ),
)
