"""Tracked changes settled: those of people accepted, what the toolkit itself proposed and nobody took up rejected."""

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_INSERTED = {f"{W}{name}" for name in ("ins", "moveTo")}
_DELETED = {f"{W}{name}" for name in ("del", "moveFrom")}
_MARKERS = {
    f"{W}{name}"
    for name in (
        "rPrChange pPrChange sectPrChange tblPrChange tblPrExChange tcPrChange trPrChange tblGridChange "
        "numberingChange moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart "
        "customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd customXmlMoveFromRangeStart "
        "customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd cellIns cellMerge"
    ).split()
}


def accept(root: Any) -> int:
    """Accept every tracked change in a part, in place; returns how many insertions and deletions there were."""
    number = sum(1 for node in root.iter(*_INSERTED, *_DELETED))
    for cell in [node for mark in root.iter(f"{W}cellDel") if (node := _ancestor(mark, f"{W}tc")) is not None]:
        _remove(cell)
    for row in [row for row in root.iter(f"{W}tr") if row.find(f"{W}trPr/{W}del") is not None]:
        _remove(row)
    for table in [table for table in root.iter(f"{W}tbl") if table.find(f".//{W}tr") is None]:
        _remove(table)
    merging = [p for p in root.iter(f"{W}p") if _mark_deleted(p)]
    for node in list(root.iter(*_DELETED)):
        _remove(node)
    for node in list(root.iter(*_INSERTED)):
        if node.getparent() is not None and node.getparent().tag in (f"{W}rPr", f"{W}trPr"):
            _remove(node)
        else:
            unwrap(node)
    for node in list(root.iter(*_MARKERS)):
        _remove(node)
    for paragraph in merging:
        _merge(paragraph)
    return number


def reject(root: Any, author: str) -> int:
    """Reject the insertions and deletions of words by one author, in place; returns how many there were."""
    nodes = [n for n in root.iter(*_INSERTED, *_DELETED) if n.get(f"{W}author") == author and _holds_words(n)]
    for node in nodes:
        if node.tag in _INSERTED:
            _remove(node)
            continue
        for words in list(node.iter(f"{W}delText")):
            words.tag = f"{W}t"
        unwrap(node)
    return len(nodes)


def _holds_words(node: Any) -> bool:
    return node.getparent() is not None and node.getparent().tag not in (f"{W}rPr", f"{W}trPr")


def unwrap(node: Any) -> None:
    """Put an element's children in its place."""
    for child in list(node):
        node.addprevious(child)
    _remove(node)


def _mark_deleted(paragraph: Any) -> bool:
    """Whether the paragraph's own mark is deleted, which joins it to the next one."""
    return any(paragraph.find(f"{W}pPr/{W}rPr/{W}{name}") is not None for name in ("del", "moveFrom"))


def _merge(paragraph: Any) -> None:
    content = [child for child in paragraph if child.tag != f"{W}pPr"]
    after = paragraph.getnext()
    if after is not None and after.tag == f"{W}p":
        at = 0 if after.find(f"{W}pPr") is None else 1
        for offset, child in enumerate(content):
            after.insert(at + offset, child)
        _remove(paragraph)
    elif not content and after is not None and paragraph.find(f"{W}pPr/{W}sectPr") is None:
        _remove(paragraph)


def _remove(node: Any) -> None:
    if node.getparent() is not None:
        node.getparent().remove(node)


def _ancestor(node: Any, tag: str) -> Any:
    return next(node.iterancestors(tag), None)
