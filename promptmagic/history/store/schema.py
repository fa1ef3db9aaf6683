"""The tables of the history's database, as the steps that lead from each version of it to the next.

Steps are only ever appended: a store of any older version must find its way. What is looked for has a column of its
own; everything else stands in `facts` and `picture` as the JSON of `records`. A file's name is relative to
`paintings/`. `arrivals` are pictures whose file is about to be written, with their `story` where the file is to hold
none; `deleted` is the bin; `folders` holds when each folder of pictures had `changed` by our own hand, in nanoseconds,
so that changes by another's are noticed; `appearances` are the notebooks that show a generation of another one.
`orders` are the paid requests of this store; the cost of a `loose` one is told by no row of a generation. Of what older
stores paid, each item counts as an order, so that their budget goes on to hold. `mark` is a checksum of a row, which
triggers keep; see `soundness`.
"""

from __future__ import annotations

from promptmagic.history.store import soundness

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
    (
        "ALTER TABLE picks ADD COLUMN notebook TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE picks ADD COLUMN words TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE picks ADD COLUMN place INTEGER NOT NULL DEFAULT 0",
    ),
    (
        """CREATE TABLE orders (
            id TEXT PRIMARY KEY,
            at TEXT NOT NULL,
            deadline REAL NOT NULL,
            what TEXT NOT NULL,
            notebook TEXT NOT NULL,
            generation TEXT NOT NULL,
            number INTEGER NOT NULL,
            key TEXT NOT NULL,
            process TEXT NOT NULL,
            state TEXT NOT NULL,
            usd REAL NOT NULL,
            unknown INTEGER NOT NULL,
            estimated INTEGER NOT NULL,
            loose INTEGER NOT NULL,
            facts TEXT NOT NULL
        ) WITHOUT ROWID""",
        "CREATE INDEX orders_by_cost ON orders (notebook, state, deadline, usd, unknown, estimated)",
        "CREATE INDEX orders_loose ON orders (notebook, usd, unknown, estimated) WHERE loose",
        "CREATE INDEX orders_unanswered ON orders (generation, key) WHERE state IN ('open', 'perhaps')",
        "ALTER TABLE variations ADD COLUMN ordered TEXT NOT NULL DEFAULT ''",
        """INSERT INTO orders
            SELECT 'before-' || id || '-' || number, created, 0, 'a picture', notebook, id, number, key, '', 'kept',
                 v.usd, v.unknown, v.estimated, FALSE, '{}'
            FROM variations v JOIN generations g ON n = generation WHERE v.usd > 0 OR v.unknown > 0""",
        """INSERT INTO orders
            SELECT 'before-' || id || '-0', created, 0, 'prompts', notebook, id, 0, key, '', 'kept',
                 usd, unknown, estimated, FALSE, '{}'
            FROM generations WHERE usd > 0 OR unknown > 0""",
    ),
    tuple(soundness.marking()),
)
