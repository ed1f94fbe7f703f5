"""The memory itself: looking up, adding, pruning. Every change is one transaction."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from toolkit.errors import TranslationMemoryError
from toolkit.memory.keys import grams, key, rarest, storable
from toolkit.memory.model import Added, Comparison, FuzzyMatch, Level, MemoryEntry, Removed, Stats, utc
from toolkit.memory.schema import connect

THRESHOLD = 0.75
_FIELDS = "source, target, origin, created, level"
_RARE = 12  # pairs of characters by which like entries are looked up
_CANDIDATES = 60  # entries that are compared letter by letter

_Fate = Literal["new", "changed", "same", "older"]


class Memory:
    """An open translation memory; use it in a `with` block. At most one entry of a text and level is current, the
    newest; the others are its history."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> "Memory":
        """Open the memory at a path, made if missing (unless `create` is False). Raises TranslationMemoryError."""
        return cls(connect(path, create=create), path)

    def __enter__(self) -> "Memory":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def exact(self, source: str, level: Level | None = None) -> MemoryEntry | None:
        """The current entry of a text, whatever its script, width or spaces; of either level the newest."""
        query = f"SELECT {_FIELDS} FROM entries WHERE current AND key = ? AND level IN (?, ?)"
        levels = (level, level) if level else ("segment", "paragraph")
        row = self._ask(f"{query} ORDER BY created DESC, id DESC LIMIT 1", (key(source), *levels))
        return next((MemoryEntry(*found) for found in row), None)

    def fuzzy(
        self, source: str, threshold: float = THRESHOLD, limit: int = 3, level: Level | None = None
    ) -> list[FuzzyMatch]:
        """Current entries whose Chinese resembles the text by at least `threshold` (0 to 1), the likest first."""
        wanted = key(source)
        found = []
        for spelt, *fields in self._candidates(wanted, threshold, level):
            matcher = SequenceMatcher(None, spelt, wanted, autojunk=False)
            if matcher.real_quick_ratio() >= threshold and matcher.quick_ratio() >= threshold:
                found.append(FuzzyMatch(MemoryEntry(*fields), round(matcher.ratio(), 4)))
        good = [match for match in found if match.score >= threshold]
        good.sort(key=lambda match: match.entry.created, reverse=True)
        return sorted(good, key=lambda match: -match.score)[:limit]

    def _candidates(self, wanted: str, threshold: float, level: Level | None) -> list[tuple[Any, ...]]:
        """Entries that share the text's rarest pairs of characters and are about as long."""
        own = sorted(grams(wanted))
        marks = ",".join("?" * len(own))
        counted = self._ask(f"SELECT gram, count(*) FROM grams WHERE gram IN ({marks}) GROUP BY gram", own).fetchall()
        rare = rarest(counted, max(_RARE, len(own) // 2))
        share = threshold / (2 - threshold)  # below it two texts cannot be so like, whatever they say
        levels = (level, level) if level else ("segment", "paragraph")
        bounds = (int(len(wanted) * share), int(len(wanted) / share) + 1) if share else (0, 1_000_000)
        query = f"""
            SELECT key, {_FIELDS} FROM entries JOIN (
                SELECT entry, count(*) AS shared FROM grams WHERE gram IN ({",".join("?" * len(rare))}) GROUP BY entry
            ) ON entry = id
            WHERE current AND level IN (?, ?) AND length(key) BETWEEN ? AND ?
            ORDER BY shared DESC, created DESC LIMIT {_CANDIDATES}"""
        return self._ask(query, (*rare, *levels, *bounds)).fetchall()

    def find(self, text: str, limit: int = 50) -> list[MemoryEntry]:
        """Current entries that hold a text in their Chinese (any spelling) or English (any case), the newest first."""
        query = f"""
            SELECT {_FIELDS} FROM entries
            WHERE current AND (instr(key, ?) OR instr(lower(target), ?)) ORDER BY created DESC, id DESC LIMIT ?"""
        rows = self._ask(query, (key(text), text.lower(), limit))
        return [MemoryEntry(*row) for row in rows]

    def entries(self, *, history: bool = False) -> list[MemoryEntry]:
        """All current entries, or with `history` those replaced as well, the oldest first."""
        query = f"SELECT {_FIELDS} FROM entries WHERE current OR ? ORDER BY created, id"
        return [MemoryEntry(*row) for row in self._ask(query, (history,))]

    def history(self, source: str, level: Level) -> list[MemoryEntry]:
        """What a text's current entry replaced, the newest first."""
        query = f"SELECT {_FIELDS} FROM entries WHERE NOT current AND key = ? AND level = ?"
        rows = self._ask(f"{query} ORDER BY created DESC, id DESC", (key(source), level))
        return [MemoryEntry(*row) for row in rows]

    def add(self, entries: Iterable[MemoryEntry], *, renew: bool = False) -> Added:
        """Add entries, in one transaction; those without Chinese or English are left out.

        The newest entry of a text and level is used, the others are history. What is there already keeps its date, or
        takes the later one with `renew`: somebody has decided it again. Raises TranslationMemoryError.
        """
        counts: dict[_Fate, int] = {"new": 0, "changed": 0, "same": 0, "older": 0}
        with self._writing():
            (last,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM entries").fetchone()
            for entry in entries:
                if _holds_text(entry):
                    counts[self._add(entry, renew=renew)] += 1
            self._index(last)
        return Added(**counts)

    def _index(self, last: int) -> None:
        """Enter the pairs of characters of the current entries after number `last`, sorted: so it is quick."""
        rows = self._connection.execute("SELECT id, key FROM entries WHERE current AND id > ?", (last,))
        pairs = sorted((gram, number) for number, spelt in rows for gram in grams(spelt))
        self._connection.executemany("INSERT INTO grams (gram, entry) VALUES (?, ?)", pairs)

    def _unindex(self, rows: Iterable[tuple[int, str]]) -> None:
        """Remove the pairs of entries, given by number and key."""
        pairs = [(gram, number) for number, spelt in rows for gram in grams(spelt)]
        self._connection.executemany("DELETE FROM grams WHERE gram = ? AND entry = ?", pairs)

    def _add(self, entry: MemoryEntry, *, renew: bool = False) -> _Fate:
        spelt, created = key(entry.source), utc(entry.created)
        entry = replace(
            entry, source=storable(entry.source), target=storable(entry.target), origin=storable(entry.origin)
        )
        fate, present = self._fate(spelt, entry, created)
        if fate == "same":
            if renew:
                self._connection.execute(
                    "UPDATE entries SET created = ? WHERE id = ? AND target = ? AND created < ?",
                    (created, present, entry.target, created),
                )
            return fate
        current = fate != "older"
        if fate == "changed" and present is not None:
            self._connection.execute("UPDATE entries SET current = 0 WHERE id = ?", (present,))
            self._unindex([(present, spelt)])
        number = self._connection.execute(
            f"INSERT INTO entries ({_FIELDS}, key, current, replaced_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (entry.source, entry.target, entry.origin, created, entry.level, spelt, current, None),
        ).lastrowid
        old, new = (number, present) if fate == "older" else (present, number)
        if fate != "new":
            self._connection.execute("UPDATE entries SET replaced_by = ? WHERE id = ?", (new, old))
        return fate

    def _fate(self, spelt: str, entry: MemoryEntry, created: str) -> tuple[_Fate, int | None]:
        """What adding an entry does, and the number of the current entry in its place."""
        rows = self._connection.execute(
            """SELECT id, target, origin, created, current FROM entries
            WHERE key = ? AND level = ? ORDER BY current DESC""",
            (spelt, entry.level),
        ).fetchall()
        if not rows or not rows[0][4]:
            return "new", None
        number, target, _, when, _ = rows[0]
        if target == entry.target or (entry.target, entry.origin, created) in {row[1:4] for row in rows}:
            return "same", number
        return ("changed" if created >= when else "older"), number

    def compare(self, entries: Iterable[MemoryEntry]) -> Comparison:
        """What `add` would do with the entries; nothing is written. Raises TranslationMemoryError."""
        new, changed, older, same = [], [], [], 0
        with self._writing(keep=False):
            for entry in filter(_holds_text, entries):
                present = self.exact(entry.source, entry.level)
                fate = self._add(entry)
                if fate == "new":
                    new.append(entry)
                elif fate == "older":
                    older.append(entry)
                elif present and fate == "changed":
                    changed.append((present, entry))
                else:
                    same += 1
        return Comparison(tuple(new), tuple(changed), same, tuple(older))

    def prune(
        self,
        *,
        before: str | None = None,
        origin: str | None = None,
        superseded: bool = False,
        dry_run: bool = False,
    ) -> Removed:
        """Remove entries older than an ISO date, of an origin (or its beginning with * at the end), replaced by newer
        ones; entries must meet all conditions given. Raises ValueError if none is."""
        conditions: list[tuple[str, Sequence[str]]] = []
        if before is not None:
            conditions.append(("created < ?", (utc(before),)))
        if origin is not None:
            begins = origin.endswith("*")
            conditions.append(
                ("substr(origin, 1, length(?)) = ?", (origin[:-1],) * 2) if begins else ("origin = ?", (origin,))
            )
        if superseded:
            conditions.append(("NOT current", ()))
        if not conditions:
            raise ValueError("say what to remove")
        where = " AND ".join(condition for condition, _ in conditions)
        values = [value for _, given in conditions for value in given]
        with self._writing():
            rows = self._connection.execute(f"SELECT current, count(*) FROM entries WHERE {where} GROUP BY 1", values)
            counts = dict(rows.fetchall())
            if not dry_run:
                self._unindex(
                    self._connection.execute(
                        f"SELECT id, key FROM entries WHERE current AND {where}", values
                    ).fetchall()
                )
                self._connection.execute(f"DELETE FROM entries WHERE {where}", values)
        return Removed(counts.get(1, 0), counts.get(0, 0))

    def stats(self) -> Stats:
        """Numbers of entries by level and origin, and their dates."""
        ask = self._ask
        levels = dict(ask("SELECT level, count(*) FROM entries WHERE current GROUP BY level").fetchall())
        origins = ask("SELECT origin, count(*) FROM entries WHERE current GROUP BY 1 ORDER BY 2 DESC, 1").fetchall()
        oldest, newest = ask("SELECT min(created), max(created) FROM entries WHERE current").fetchone()
        (history,) = ask("SELECT count(*) FROM entries WHERE NOT current").fetchone()
        return Stats(
            segments=levels.get("segment", 0),
            paragraphs=levels.get("paragraph", 0),
            history=history,
            origins=tuple(origins),
            oldest=oldest,
            newest=newest,
            fingerprint=self.fingerprint,
        )

    @property
    def fingerprint(self) -> str:
        """Number of current entries and a short hash of what they say, for the run signature."""
        rows = self._ask("SELECT key, level, target FROM entries WHERE current ORDER BY key, level")
        digest, number = hashlib.sha256(), 0
        for row in rows:
            number += 1
            digest.update("\0".join(row).encode("utf-8", "surrogatepass") + b"\n")
        return f"{number}-{digest.hexdigest()[:12]}"

    def _ask(self, query: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """Look something up. Raises TranslationMemoryError where the file is damaged or no longer there."""
        try:
            return self._connection.execute(query, values)
        except sqlite3.Error as error:
            raise TranslationMemoryError(
                f"{self.path}: the translation memory cannot be read ({error}); put back a copy, or use --no-memory."
            ) from error

    @contextmanager
    def _writing(self, *, keep: bool = True) -> Iterator[None]:
        """One transaction; what it did is taken back without `keep`, and where it fails."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT" if keep else "ROLLBACK")
            except BaseException:
                self._connection.rollback()
                raise
        except sqlite3.Error as error:
            raise TranslationMemoryError(
                f"{self.path}: the translation memory cannot be written ({error}); try again when it is free."
            ) from error


def _holds_text(entry: MemoryEntry) -> bool:
    return bool(key(entry.source) and storable(entry.target).strip())
