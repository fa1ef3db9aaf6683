"""One folder of pictures and its rows: SQLite, picture files, journal and bin."""
