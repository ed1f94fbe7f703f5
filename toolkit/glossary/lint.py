"""Checks that keep a glossary good. Loading refuses what is broken; lint also tells what is doubtful."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from toolkit.errors import GlossaryError
from toolkit.glossary.entries import TermEntry, files_of, read_file
from toolkit.glossary.folding import is_han, match_key

Severity = Literal["error", "warning"]
_PAIRS = {")": "(", "]": "[", "}": "{", "）": "（", "】": "【", "》": "《", "”": "“"}
_ARTICLE = re.compile(r"(?:the|an?) ")  # in lower case: The Hague keeps its own
_ABBREVIATION = re.compile(r"\b(?:[A-Za-z]|Co|Corp|Inc|Ltd|No|St)\.$")
_Check = tuple[str, Severity, str, str]


@dataclass(frozen=True, slots=True)
class LintFinding:
    """One thing to mend. `id` is stable, for scripts; `line` is 1-based, 0 for the whole file."""

    id: str
    severity: Severity
    file: str
    line: int
    message: str
    mend: str


def lint(paths: Sequence[Path]) -> tuple[LintFinding, ...]:
    """All findings of the glossaries that paths name, by file and line.

    A file that cannot be loaded is a finding too; a missing path raises GlossaryError.
    """
    findings: list[LintFinding] = []
    entries: list[TermEntry] = []
    for file in (file for path in paths for file in files_of(Path(path))):
        try:
            entries.extend(read_file(file))
        except GlossaryError as error:
            line = re.search(r", lines? (\d+)", str(error))
            findings.append(
                LintFinding("broken", "error", str(file), int(line[1]) if line else 0, str(error), "mend the row")
            )
    for entry in entries:
        findings.extend(_entry_findings(entry))
    findings.extend(_conflicts(entries))
    return tuple(sorted(findings, key=lambda finding: (finding.file, finding.line, finding.id)))


def _entry_findings(entry: TermEntry) -> Iterator[LintFinding]:
    checks = (*_english_findings(entry), *_text_findings(entry), *_row_findings(entry))
    for name, severity, message, mend in checks:
        yield LintFinding(name, severity, entry.file, entry.line, message, mend)


def _english_findings(entry: TermEntry) -> Iterator[_Check]:
    for english in (entry.target, *entry.variants):
        if any(map(_is_wide, english)):
            yield "chinese-in-english", "error", f"'{english}' holds Chinese or full-width characters", "retype it"
        if _ARTICLE.match(english):
            yield "article", "warning", f"'{english}' begins with an article", "leave it out"
        if english[-1] in ",;:" or (english[-1] == "." and not _ABBREVIATION.search(english)):
            yield "end-mark", "warning", f"'{english}' ends with a punctuation mark", "leave it out"


def _text_findings(entry: TermEntry) -> Iterator[_Check]:
    for text in (entry.source, entry.target, *entry.variants):
        if any(unicodedata.category(char) in ("Cf", "Cc", "Co") for char in text):
            yield "invisible", "error", f"'{text}' holds an invisible character", "retype it"
        if not _balanced(text):
            yield "brackets", "error", f"'{text}' has a bracket or quotation mark without its pair", "close it"


def _row_findings(entry: TermEntry) -> Iterator[_Check]:
    forms = [english.replace("-", " ") for english in (entry.target, *entry.variants)]  # as verification sees them
    if len(set(forms)) < len(forms):
        yield "same-variant", "warning", "a variant repeats the target or another variant", "remove it"
    if entry.kind != "unit" and len(match_key(entry.source)) < 2:
        message = f"'{entry.source}' is one character and matches nearly everywhere"
        yield "short-source", "warning", message, "lengthen or remove it"


def _conflicts(entries: Iterable[TermEntry]) -> Iterator[LintFinding]:
    preferred: dict[str, TermEntry] = {}
    forbidden: dict[tuple[str, str], TermEntry] = {}
    entries = list(entries)
    for entry in entries:
        key = match_key(entry.source)
        if entry.status == "forbidden":
            forbidden[key, entry.target.casefold()] = entry
        elif entry.status == "preferred":
            first = preferred.setdefault(key, entry)
            if first is entry:
                continue
            name: str = "duplicate" if first.target == entry.target else "conflict"
            yield LintFinding(
                name,
                "warning" if name == "duplicate" else "error",
                entry.file,
                entry.line,
                f"'{entry.source}' = '{entry.target}' is also at {first.where} as '{first.target}'",
                "keep one of the two",
            )
    for entry in entries:
        for english in (entry.target, *entry.variants) if entry.status == "preferred" else ():
            ban = forbidden.get((match_key(entry.source), english.casefold()))
            if ban:
                yield LintFinding(
                    "forbidden-target",
                    "error",
                    entry.file,
                    entry.line,
                    f"'{english}' for '{entry.source}' is forbidden at {ban.where}",
                    "remove one of the two",
                )


def _is_wide(char: str) -> bool:
    return is_han(char) or "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uffef"


def _balanced(text: str) -> bool:
    opened: list[str] = []
    for char in text:
        if char in _PAIRS.values():
            opened.append(char)
        elif char in _PAIRS and (not opened or opened.pop() != _PAIRS[char]):
            return False
    return not opened and text.count('"') % 2 == 0
