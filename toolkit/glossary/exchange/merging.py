"""What an import would do to a glossary, before it does it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.glossary import editing
from toolkit.glossary.entries import TermEntry
from toolkit.glossary.folding import match_key


@dataclass(frozen=True, slots=True)
class Update:
    """An entry that is there, and what it becomes."""

    old: TermEntry
    new: TermEntry

    @property
    def cells(self) -> dict[str, str]:
        """The cells that change."""
        before = editing.cells_of(self.old)
        return {column: cell for column, cell in editing.cells_of(self.new).items() if cell != before[column]}


@dataclass(frozen=True, slots=True)
class Plan:
    """The outcome of a merge by source: `conflicts` have another English than the glossary and wait for a decision."""

    added: tuple[TermEntry, ...]
    changed: tuple[Update, ...]
    conflicts: tuple[Update, ...]
    same: int

    def decided(self, *, replace_conflicts: bool) -> "Plan":
        """The plan with its conflicts taken over, or left as they are in the glossary."""
        return replace(
            self, changed=(*self.changed, *self.conflicts) if replace_conflicts else self.changed, conflicts=()
        )


def plan(incoming: Sequence[TermEntry], present: Sequence[TermEntry]) -> Plan:
    """Merge by source. Variants are joined, empty cells fill up, and what a list does not say stays as it is."""
    known = {_key(entry): entry for entry in present}
    added: dict[tuple[str, str, str], TermEntry] = {}
    changed: list[Update] = []
    conflicts: list[Update] = []
    same = 0
    for entry in incoming:
        old = known.get(_key(entry))
        if old is None:
            first = added.get(_key(entry))
            added[_key(entry)] = _joined(first, entry) if first else entry
            continue
        new = _joined(old, entry)
        if entry.status == "preferred" and old.target.casefold() != entry.target.casefold():
            conflicts.append(Update(old, _replaced(new, entry)))
        elif Update(old, new).cells:
            changed.append(Update(old, new))
        else:
            same += 1
    return Plan(tuple(added.values()), tuple(changed), tuple(conflicts), same)


def carry_out(decided: Plan, place: Path) -> None:
    """Write a plan without conflicts: changes where the entries stand, additions at the end of `place`.

    One atomic write a file. Raises GlossaryError, OutputError.
    """
    for file in dict.fromkeys(update.old.file for update in decided.changed):
        editing.edit_rows(Path(file), {u.old.line: u.cells for u in decided.changed if u.old.file == file})
    if decided.added:
        editing.add(place, decided.added)


def _key(entry: TermEntry) -> tuple[str, str, str]:
    """One preferred entry a source; forbidden forms and drafts are told apart by their English."""
    return match_key(entry.source), entry.status, "" if entry.status == "preferred" else entry.target.casefold()


def _joined(old: TermEntry, new: TermEntry) -> TermEntry:
    kind = new.kind if old.kind == "term" else old.kind  # "term" is what a list says that does not know better
    short = old.short or new.short
    forms = (*old.variants, *([new.target] if new.target.casefold() != old.target.casefold() else []), *new.variants)
    if new.short and new.short != short:
        forms = (*forms, new.short)
    variants = _without(forms, old.target, short)
    return replace(old, variants=variants, kind=kind, note=old.note or new.note, short=short)


def _replaced(joined: TermEntry, new: TermEntry) -> TermEntry:
    """The joined entry with the English of the new one."""
    short = new.short or joined.short
    short = "" if short == new.target else short
    return replace(joined, target=new.target, variants=_without(new.variants, new.target, short), short=short)


def _without(forms: Sequence[str], target: str, short: str) -> tuple[str, ...]:
    return tuple(form for form in dict.fromkeys(forms) if form not in (target, short))
