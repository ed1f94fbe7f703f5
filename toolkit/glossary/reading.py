"""Rows of a glossary CSV in any encoding and with any delimiter that spreadsheets write."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from toolkit.errors import GlossaryError
from toolkit.glossary.folding import is_han

COLUMNS = ("source", "target", "variants", "domain", "kind", "status", "note")
SHORT = "short"  # an eighth column, of files that need it
_ALIASES = {
    "chinese": "source",
    "zh": "source",
    "中文": "source",
    "原文": "source",
    "english": "target",
    "en": "target",
    "英文": "target",
    "译文": "target",
}
_DELIMITERS = ("\t", ",", ";")
_SAMPLE_ROWS = 50
_COMMON_SHARE = 0.7  # of the Chinese characters, in the frequent part of a legacy character set


@dataclass(frozen=True, slots=True)
class Row:
    """One data row: its cells by column name, and the line of the file on which it begins (1-based)."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """A row as it stands in its file: the line on which it begins, that after its end (1-based), its raw cells."""

    line: int
    end: int
    raw: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A file as it is written, for changing single rows of it. `lines` keep their ends; no line holds the BOM."""

    lines: tuple[str, ...]
    delimiter: str
    columns: tuple[str, ...]
    records: tuple[Record, ...]  # data rows only
    bom: bool
    utf8: bool
    header: int  # the line (1-based) on which the header row ends, 0 where there is none


def read_layout(path: Path) -> Layout:
    """The layout of a CSV file. Raises GlossaryError as `read_rows` does."""
    text = _decode(path)
    delimiter = _sniff(text)
    columns, records = _table(path, text, delimiter)
    first = next(_records(path, text, delimiter), None)
    named = first.end - 1 if first and header([" ".join(cell.split()) for cell in first.raw]) else 0
    data = path.read_bytes()
    bom = data.startswith(codecs.BOM_UTF8)
    utf8 = data[3 if bom else 0 :] == text.encode("utf-8")
    return Layout(tuple(_lines(text)), delimiter, tuple(columns), tuple(records), bom, utf8, named)


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the data rows of a CSV file; blank rows are passed over.

    Raises GlossaryError for what cannot be read as a table; the sentence names file and line.
    """
    text = _decode(path)
    delimiter = _sniff(text)
    columns, records = _table(path, text, delimiter)
    for record in records:
        cells = [" ".join(cell.split()) for cell in record.raw]
        if len(cells) > len(columns) and any(cells[len(columns) :]):
            raise GlossaryError(
                f"{path}, line {record.line}: {len(cells)} columns where {len(columns)} were expected; put a cell that "
                f"contains {_name(delimiter)} in double quotes."
            )
        yield Row(record.line, dict(zip(columns, cells, strict=False)))


def _table(path: Path, text: str, delimiter: str) -> tuple[list[str], Iterator[Record]]:
    """The columns, and the records below the header row if there is one."""
    records = _records(path, text, delimiter)
    first = next(records, None)
    if first is None:
        return [], iter(())
    cells = [" ".join(cell.split()) for cell in first.raw]
    columns = header(cells)
    if columns is None:
        return _without_header(path, first.line, cells), chain([first], records)
    _check_header(path, first.line, columns)
    return columns, records


def _records(path: Path, text: str, delimiter: str) -> Iterator[Record]:
    lines = _lines(text)
    first = 1 if _is_hint(lines) else 0
    reader = csv.reader(lines[first:], delimiter=delimiter, strict=True)
    done = 0
    while True:
        begins = first + done + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise GlossaryError(
                f"{path}, line {begins}: broken quoting ({error}); close every double quote, and double those "
                "that stand inside a quoted cell."
            ) from error
        done = reader.line_num
        if any(cell.strip() for cell in cells):
            yield Record(begins, first + done + 1, tuple(cells))


def header(cells: Sequence[str]) -> list[str] | None:
    """Column names in order, or None where the first row is not a header."""
    names = [_ALIASES.get(cell.lower(), cell.lower()) for cell in cells]
    if "source" in names or "target" in names or len(set(names) & set(COLUMNS)) >= 2:
        return names
    return None


def _check_header(path: Path, line: int, columns: list[str]) -> None:
    for needed in ("source", "target"):
        if needed not in columns:
            raise GlossaryError(
                f"{path}, line {line}: the header has no column '{needed}'; the columns are {', '.join(COLUMNS)}, "
                "of which the first two are required."
            )
    for name in columns:
        if name and columns.count(name) > 1:
            raise GlossaryError(f"{path}, line {line}: the column '{name}' stands twice; remove one of them.")


def _without_header(path: Path, line: int, cells: list[str]) -> list[str]:
    if len(cells) == 2 and any(map(is_han, cells[0])) and not any(map(is_han, cells[1])):
        return ["source", "target"]
    raise GlossaryError(
        f"{path}, line {line}: neither a header row nor Chinese in the first of two columns and English in the "
        f"second; begin the file with the row source,target (all columns: {', '.join(COLUMNS)})."
    )


def _sniff(text: str) -> str:
    """The delimiter: that which yields a header, or else the same number of columns, two or more, in all rows."""
    sample = _lines(text)[: _SAMPLE_ROWS + 1]
    if _is_hint(sample) and sample[0][4:5] in _DELIMITERS:
        return sample[0][4:5]
    even: list[str] = []
    for delimiter in _DELIMITERS:
        try:
            rows = [row for row in csv.reader(sample, delimiter=delimiter) if any(row)][:_SAMPLE_ROWS]
        except csv.Error:
            continue
        if rows and len(rows[0]) > 1 and header([cell.strip() for cell in rows[0]]):
            return delimiter
        if rows and len(rows[0]) > 1 and len({len(row) for row in rows}) == 1:
            even.append(delimiter)
    return even[0] if even else ","


def _lines(text: str) -> list[str]:
    return list(io.StringIO(text, newline=""))  # not splitlines, which breaks at more than line ends


def _is_hint(lines: list[str]) -> bool:
    """Whether the first line is Excel's note to itself about the delimiter, as in "sep=;"."""
    return bool(lines) and lines[0].lower().startswith("sep=")


def _name(delimiter: str) -> str:
    return {"\t": "a tab", ",": "a comma", ";": "a semicolon"}[delimiter]


def _decode(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GlossaryError(f"{path}: cannot be read ({error.strerror}); check the path given.") from error
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _decode_as(path, data, encoding)
    if b"\0" not in data:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            bad_line = data[: error.start].count(b"\n") + 1
        text = _decode_legacy(data)
        if text is not None:
            return text
    else:
        bad_line = data[: data.index(b"\0")].count(b"\n") + 1
    raise GlossaryError(
        f"{path}, line {bad_line}: the encoding is not UTF-8 and cannot be told; save the file as 'CSV UTF-8'."
    )


def _decode_as(path: Path, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        bad_line = data[: error.start].decode(encoding, "replace").count("\n") + 1
        raise GlossaryError(
            f"{path}, line {bad_line}: broken {encoding.upper().removesuffix('-SIG')} text; save the file as "
            "'CSV UTF-8'."
        ) from error


def _decode_legacy(data: bytes) -> str | None:
    """The text in GB18030 or Big5, or None where neither makes mostly common characters of it.

    Both sets hold frequent characters apart from rare ones, and text read in the wrong set turns out rare.
    """
    best, text = _COMMON_SHARE, None
    for encoding, base, high in (("gb18030", "gb2312", 0xD7), ("big5", "big5", 0xC6)):
        try:
            decoded = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        chinese = [char for char in decoded if is_han(char)]
        common = sum(0 < char.encode(base, "replace")[0] - 0x80 <= high - 0x80 for char in chinese)
        if chinese and common / len(chinese) >= best:
            best, text = common / len(chinese) + 1e-9, decoded
    return text
