"""Searching and counting entries, for people who look something up."""

import re
from collections import Counter
from collections.abc import Iterable

from toolkit.glossary.entries import TermEntry
from toolkit.glossary.folding import match_key


def search(entries: Iterable[TermEntry], query: str) -> tuple[TermEntry, ...]:
    """Entries that contain the query in their Chinese (either script, any width) or English, or that have it as
    the beginning of their pinyin (spaces and tone digits do not matter) or as its initials; exact ones first, sounds
    last."""
    key, english = match_key(query).lower(), " ".join(query.split()).casefold()
    sound = re.sub(r"[\s'’0-9]", "", english)
    spoken = sound if re.fullmatch(r"[a-zü]{2,}", sound) else ""

    def rank(entry: TermEntry) -> int | None:
        source, forms = match_key(entry.source).lower(), [form.casefold() for form in entry.accepted]
        if key and (source == key or english in forms):
            return 0
        if key and (key in source or any(english in form for form in forms)):
            return 1
        if spoken:
            full, initials = _sounds(entry.source)
            return 2 if spoken == initials or full.startswith(spoken) else None
        return None

    ranked = [(place, entry) for entry in entries if (place := rank(entry)) is not None]
    return tuple(entry for _, entry in sorted(ranked, key=lambda pair: pair[0]))


def _sounds(source: str) -> tuple[str, str]:
    """Pinyin without tones, and its initials: 产业链 -> chanyelian, cyl."""
    from pypinyin import lazy_pinyin

    syllables = [syllable.lower() for syllable in lazy_pinyin(source, errors="ignore")]
    return "".join(syllables), "".join(syllable[0] for syllable in syllables)


def count(entries: Iterable[TermEntry], field: str) -> dict[str, int]:
    """How many entries have each value of a field, the most frequent first."""
    return dict(Counter(getattr(entry, field) for entry in entries).most_common())
