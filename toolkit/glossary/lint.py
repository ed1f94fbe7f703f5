"""Checks that keep a glossary good. Loading refuses what is broken; lint also tells what is doubtful."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from toolkit.errors import GlossaryError
from toolkit.glossary.entries import TermEntry, files_of, read_file
from toolkit.glossary.fixing import clean
from toolkit.glossary.folding import is_han, match_key
from toolkit.glossary.reading import COLUMNS, read_layout

Severity = Literal["error", "warning", "note"]
_PAIRS = {")": "(", "]": "[", "}": "{", "）": "（", "】": "【", "》": "《", "”": "“"}
_ARTICLE = re.compile(r"(?:the|an?) ")  # in lower case: The Hague keeps its own
_ABBREVIATION = re.compile(r"\b(?:[A-Za-z]|Co|Corp|Inc|Ltd|No|St)\.$")
_NESTED = 4  # characters of a nested source worth a look
_STOP_WORDS = frozenset(
    "发展 建设 工作 进行 问题 情况 推进 加强 提高 提升 推动 实现 开展 实施 加快 促进 完善 支持 服务 管理 相关 "
    "有关 重要 主要 重点 进一步 积极 全面 深入 持续 不断 有效 目前 今年 去年 近年来 同时 通过 以及 包括 其中 方面 "
    "领域 项目 企业 单位 地区 国家 社会 我们 他们 大家 活动 介绍 表示 指出 强调 要求 认为".split()
)
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
    fixable: bool = False  # by `toolkit glossary lint --fix`


def lint(paths: Sequence[Path], used: Set[str] | None = None) -> tuple[LintFinding, ...]:
    """All findings of the glossaries that paths name, by file and line.

    `used` are the sources that match in some pages; an entry that is not among them is a note. A file that cannot be
    loaded is a finding too; a missing path raises GlossaryError.
    """
    findings: list[LintFinding] = []
    entries: list[TermEntry] = []
    for file in (file for path in paths for file in files_of(Path(path))):
        try:
            entries.extend(read_file(file))
            findings.extend(_file_findings(file))
        except GlossaryError as error:
            line = re.search(r", lines? (\d+)", str(error))
            findings.append(
                LintFinding("broken", "error", str(file), int(line[1]) if line else 0, str(error), "mend the row")
            )
    for entry in entries:
        findings.extend(_entry_findings(entry))
    findings.extend(_conflicts(entries))
    findings.extend(_capitals(entries))
    findings.extend(_nested(entries))
    if used is not None:
        findings.extend(_never(entries, used))
    return tuple(sorted(findings, key=lambda finding: (finding.file, finding.line, finding.id)))


def _file_findings(file: Path) -> Iterator[LintFinding]:
    """What does not show in the entries any more: encoding, columns, stray spaces."""
    layout = read_layout(file)
    if not layout.utf8:
        yield LintFinding("encoding", "warning", str(file), 0, "the file is not in UTF-8", "run --fix", True)
    missing = [column for column in COLUMNS if column not in layout.columns]
    if missing and layout.columns:
        message = f"the file lacks the columns {', '.join(missing)}"
        yield LintFinding("columns", "note", str(file), 1, message, "add them to the header if you want to fill them")
    seen: set[tuple[str, ...]] = set()
    for record in layout.records:
        cells = dict(zip(layout.columns, record.raw, strict=False))
        if any(" ".join(cell.split()) != cell for cell in record.raw):
            message = f"{cells.get('source', '').strip()}: stray spaces"
            yield LintFinding("spaces", "warning", str(file), record.line, message, "run --fix", True)
        identity = tuple(clean(cell, english=False) for cell in record.raw)
        if identity in seen:
            message = f"the row of {cells.get('source', '')} stands in this file before"
            yield LintFinding("repetition", "warning", str(file), record.line, message, "run --fix", True)
        seen.add(identity)


def _entry_findings(entry: TermEntry) -> Iterator[LintFinding]:
    checks = (*_english_findings(entry), *_text_findings(entry), *_row_findings(entry))
    for name, severity, message, mend in checks:
        fixable = name == "invisible" or (name == "chinese-in-english" and not any(map(is_han, message)))
        yield LintFinding(name, severity, entry.file, entry.line, message, mend, fixable)


def _english_findings(entry: TermEntry) -> Iterator[_Check]:
    if not entry.target:
        yield "no-english", "note", f"the draft of '{entry.source}' has no English yet", "give it, or delete the row"
    for english in filter(None, entry.accepted):
        if any(map(_is_wide, english)):
            yield "chinese-in-english", "error", f"'{english}' holds Chinese or full-width characters", "retype it"
        if _ARTICLE.match(english):
            yield "article", "note", f"'{english}' begins with an article", "leave it out"
        if english[-1] in ",;:" or (english[-1] == "." and not _ABBREVIATION.search(english)):
            yield "end-mark", "warning", f"'{english}' ends with a punctuation mark", "leave it out"


def _text_findings(entry: TermEntry) -> Iterator[_Check]:
    for text in (entry.source, *entry.accepted):
        if any(unicodedata.category(char) in ("Cf", "Cc", "Co") for char in text):
            yield "invisible", "error", f"'{text}' holds an invisible character", "retype it"
        if not _balanced(text):
            yield "brackets", "error", f"'{text}' has a bracket or quotation mark without its pair", "close it"


def _row_findings(entry: TermEntry) -> Iterator[_Check]:
    forms = [english.replace("-", " ") for english in entry.accepted]  # as verification sees them
    if len(set(forms)) < len(forms):
        yield "same-variant", "warning", "a variant or the short form repeats another form", "remove it"
    if entry.short and len(entry.short) >= len(entry.target):
        yield "short-form", "warning", f"the short form '{entry.short}' is not shorter than the target", "exchange them"
    if entry.short and entry.status == "forbidden":
        yield "short-form", "warning", f"a forbidden entry has the short form '{entry.short}'", "clear it"
    if entry.kind != "unit" and len(match_key(entry.source)) < 2:
        message = f"'{entry.source}' is one character and matches nearly everywhere"
        yield "short-source", "warning", message, "lengthen or remove it"
    if entry.status == "preferred" and match_key(entry.source) in _STOP_WORDS:
        message = f"'{entry.source}' is an everyday word of many renderings and matches in nearly every page"
        yield "stop-word", "warning", message, "lengthen or remove it"


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
        for english in entry.accepted if entry.status == "preferred" else ():
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


def _capitals(entries: Iterable[TermEntry]) -> Iterator[LintFinding]:
    """The same English once with and once without capitals, which only abbreviations and names have a right to."""
    first: dict[str, TermEntry] = {}
    for entry in entries:
        if entry.status == "preferred":
            known = first.setdefault(entry.target.casefold(), entry)
            if known.target != entry.target:
                message = f"'{entry.target}' is written '{known.target}' at {known.where}"
                yield LintFinding("capitals", "note", entry.file, entry.line, message, "write both alike")


def _nested(entries: Iterable[TermEntry]) -> Iterator[LintFinding]:
    """A longer source whose English has none of the English of the entry that it begins or ends with."""
    preferred = {match_key(entry.source): entry for entry in entries if entry.status == "preferred"}
    for key, entry in preferred.items():
        english = " ".join(entry.accepted).casefold()
        for size in range(len(key) - 1, _NESTED - 1, -1):
            inner = preferred.get(key[:size]) or preferred.get(key[-size:])
            if inner and not any(_stem(form) in english for form in inner.accepted):
                message = (
                    f"'{entry.source}' = '{entry.target}' holds '{inner.source}' = '{inner.target}' ({inner.where})"
                )
                yield LintFinding("nested", "note", entry.file, entry.line, message, "check that both are right")
                break


def _stem(english: str) -> str:
    return re.sub(r"(?:ies|es|y|s)$", "", english.casefold())


def _never(entries: Iterable[TermEntry], used: Set[str]) -> Iterator[LintFinding]:
    for entry in entries:
        if entry.status == "preferred" and entry.source not in used:
            message = f"'{entry.source}' matches in none of the pages"
            yield LintFinding("never-matched", "note", entry.file, entry.line, message, "check how pages write it")


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
