"""Searching and counting entries, for people who look something up."""

from collections import Counter
from collections.abc import Iterable

from toolkit.glossary.entries import TermEntry
from toolkit.glossary.folding import match_key


def search(entries: Iterable[TermEntry], query: str) -> tuple[TermEntry, ...]:
    """Entries that contain the query in their Chinese (either script, any width) or English; exact ones first."""
    key, english = match_key(query).lower(), " ".join(query.split()).casefold()

    def rank(entry: TermEntry) -> int | None:
        source, forms = match_key(entry.source).lower(), [form.casefold() for form in (entry.target, *entry.variants)]
        if key and (source == key or english in forms):
            return 0
        if key and (key in source or any(english in form for form in forms)):
            return 1
        return None

    ranked = [(place, entry) for entry in entries if (place := rank(entry)) is not None]
    return tuple(entry for _, entry in sorted(ranked, key=lambda pair: pair[0]))


def count(entries: Iterable[TermEntry], field: str) -> dict[str, int]:
    """How many entries have each value of a field, the most frequent first."""
    return dict(Counter(getattr(entry, field) for entry in entries).most_common())
