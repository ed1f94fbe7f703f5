"""The memory's file: where it is, how it is opened, and its tables."""

import os
import sqlite3
import time
from pathlib import Path

from toolkit.errors import TranslationMemoryError

VARIABLE = "TOOLKIT_MEMORY"
APPLICATION = 0x50544D31  # "PTM1": marks a SQLite file as one of ours
VERSION = 1
PATIENCE = 15.0  # seconds that one process waits for another's writing

_TABLES = """
CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('segment', 'paragraph')),
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    origin TEXT NOT NULL,
    created TEXT NOT NULL,
    replaced_by INTEGER REFERENCES entries (id) ON DELETE SET NULL,
    current INTEGER NOT NULL DEFAULT 1 CHECK (current IN (0, 1))
);
CREATE UNIQUE INDEX current_entries ON entries (key, level) WHERE current;
CREATE INDEX all_entries ON entries (key, level, created);
CREATE TABLE grams (
    gram TEXT NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (gram, entry)
) WITHOUT ROWID;
"""


def default_path() -> Path:
    """The user's own memory: TOOLKIT_MEMORY where it is set, else a file in the user's data folder."""
    if os.environ.get(VARIABLE):
        return Path(os.environ[VARIABLE]).expanduser()
    from platformdirs import user_data_path

    return user_data_path("press-toolkit") / "memory.sqlite"


def connect(path: Path, *, create: bool = True) -> sqlite3.Connection:
    """Open the memory at a path, and make it where it is missing. Raises TranslationMemoryError."""
    if path.is_dir():
        raise TranslationMemoryError(f"{path}: this is a folder; name a file for the translation memory.")
    if not path.exists() and not create:
        raise TranslationMemoryError(
            f"{path}: there is no translation memory yet; 'toolkit review import' and 'toolkit memory import' make it."
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise _unusable(path, error) from error
    try:
        _prepare(connection, path)
    except sqlite3.Error as error:
        connection.close()
        raise _unusable(path, error) from error
    except TranslationMemoryError:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    if _checked(connection, path):
        return
    _write_ahead(connection)
    connection.execute("BEGIN IMMEDIATE")
    try:
        if not _checked(connection, path):  # another process may have been quicker
            for statement in filter(str.strip, _TABLES.split(";")):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def _checked(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the file is a memory that this version reads; False: it is empty. Raises TranslationMemoryError."""
    # the mark last: another process may be making the tables between these statements, and commits it with them
    tables, version, application = (connection.execute(query).fetchone()[0] for query in _SIGNS)
    if not (application or version or tables):
        return False
    if application != APPLICATION:
        raise TranslationMemoryError(f"{path}: this database is no translation memory; name another file.")
    if version > VERSION:
        raise TranslationMemoryError(f"{path}: a newer press-toolkit wrote this translation memory; update yours.")
    return True


_SIGNS = ("SELECT count(*) FROM sqlite_master", "PRAGMA user_version", "PRAGMA application_id")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let readers go on while one process writes. Two processes may ask at once, and SQLite does not wait here."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _unusable(path: Path, error: Exception) -> TranslationMemoryError:
    if "not a database" in str(error):
        return TranslationMemoryError(f"{path}: this is no translation memory (not a database); name another file.")
    return TranslationMemoryError(
        f"{path}: the translation memory cannot be opened ({error}); check the path and that you may write there."
    )
