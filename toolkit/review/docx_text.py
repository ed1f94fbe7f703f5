"""The text of an edited Word file: tracked insertions in, tracked deletions out, and which of them are undecided."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from toolkit.brief.comments import Comment, comments_in
from toolkit.brief.marks import AUTHOR
from toolkit.brief.styles.naming import our_ids
from toolkit.errors import ReviewError
from toolkit.review.model import Pending

Element = Any
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_IN, _OUT = frozenset(("ins", "moveTo")), frozenset(("del", "moveFrom"))
_SKIPPED = frozenset("instrText delInstrText pPr rPr sdtPr sdtEndPr rt fldData rubyPr Fallback txbxContent".split())
_STYLES = "word/styles.xml"
_BESIDE = (_STYLES, "word/comments.xml", "word/commentsExtended.xml")
_MARKS = frozenset(("bookmarkStart", "commentRangeStart", "commentReference"))
_FIXED = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


@dataclass(slots=True)
class Block:
    """A paragraph of the Word file as it reads when the editor's tracked changes are accepted."""

    text: str = ""
    lead: int = 0  # characters at its start in the style of a speaker's name
    style: str = ""  # our id of the style, in small letters
    bookmarks: list[str] = field(default_factory=list)
    table: Element = None  # the outermost w:tbl around it
    cell: Element = None  # the w:tc of that table
    pending: list[Pending] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)  # ids of the comments that hang on it


@dataclass(frozen=True, slots=True)
class WordFile:
    """The body of a Word file, its styles under the ids that we have for them, and its comments."""

    body: Element
    comments: tuple[Comment, ...]


def open_word(path: Path) -> WordFile:
    """Read a Word file. Raises ReviewError in one sentence where it cannot be read."""
    import zipfile

    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        with zipfile.ZipFile(path) as archive:
            root = etree.fromstring(archive.read("word/document.xml"), parser)
            names = set(archive.namelist())
            parts = {name: archive.read(name) for name in _BESIDE if name in names}
        body = root.find(f"{_W}body")
        if body is None:
            raise KeyError
        if _STYLES in parts:
            _rename_styles(body, our_ids(etree.fromstring(parts[_STYLES], parser)))
        return WordFile(body, comments_in(parts))
    except OSError as error:
        raise ReviewError(f"{path}: cannot be read ({error.strerror or error}); check the path.") from error
    except Exception as error:  # a damaged archive can raise many: zlib.error, EOFError, RuntimeError for a password
        raise ReviewError(
            f"{path}: this is not a whole Word file (.docx without a password); open it in Word and save it anew."
        ) from error


def open_body(path: Path) -> Element:
    """The body of a Word file. Raises ReviewError in one sentence where it cannot be read."""
    return open_word(path).body


def _rename_styles(body: Element, ours: dict[str, str]) -> None:
    for node in body.iter(f"{_W}pStyle", f"{_W}rStyle"):
        identifier = node.get(f"{_W}val", "")
        node.set(f"{_W}val", ours.get(identifier, identifier))


def blocks(body: Element) -> list[Block]:
    """The paragraphs of a body in order, those of tables among them; a deleted paragraph mark joins two."""
    found: list[Block] = []
    joining = False
    marks: list[str] = []
    for node, table, cell in _paragraphs(body, None, None):
        if _local(node) == "bookmarkStart":
            marks.append(node.get(f"{_W}name", ""))
            continue
        block = read_block(node)
        block.table, block.cell, block.bookmarks = table, cell, [*marks, *block.bookmarks]
        marks = []
        if joining and found:
            _join(found[-1], block)
        else:
            found.append(block)
        joining = _mark_deleted(node)
    return found


def _join(first: Block, second: Block) -> None:
    """Run two paragraphs together; one of which nothing is left gives up its bookmarks, for it is deleted."""
    if not first.text.strip() and second.text.strip():
        first.bookmarks, first.style, first.lead = second.bookmarks, second.style, second.lead
    elif second.text.strip():
        first.bookmarks = first.bookmarks + second.bookmarks
    first.text += second.text
    first.pending += second.pending
    first.comments += second.comments


def read_block(paragraph: Element) -> Block:
    """One w:p."""
    block = Block()
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    block.style = "" if style is None else style.get(f"{_W}val", "").replace(" ", "").lower()
    shown: list[str] = []
    _collect(paragraph, block, shown, out=False)
    block.text = "".join(shown)
    block.lead = _lead(paragraph)
    return block


def _lead(paragraph: Element) -> int:
    """How much of a paragraph is a speaker's name. It ends in a colon, for other words may have taken its style."""
    name = ""
    for run in children(paragraph, "r"):
        text = "".join(node.text or "" for node in children(run, "t"))
        if text and attribute(run, "rPr/rStyle") != "Speaker":
            break
        name += text
    return len(name) if name.rstrip().endswith(":") else 0


def row_deleted(row: Element) -> bool:
    """Whether a table row is itself a tracked deletion."""
    return row.find(f"{_W}trPr/{_W}del") is not None


def children(node: Element, name: str) -> list[Element]:
    found: list[Element] = node.findall(f"{_W}{name}")
    return found


def attribute(node: Element, path: str, name: str = "val") -> str | None:
    """w:val, or another attribute, of the element at a path of w: names; None where it is missing."""
    found = node.find("/".join(f"{_W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{_W}{name}")


def has(node: Element, path: str) -> bool:
    return node.find("/".join(f"{_W}{step}" for step in path.split("/"))) is not None


def _paragraphs(node: Element, table: Element, cell: Element) -> Iterator[tuple[Element, Element, Element]]:
    """w:p elements with their outermost table and its cell, and bookmarks that stand between paragraphs."""
    for part in node:
        name = _local(part)
        if name == "p" or name == "bookmarkStart":
            yield part, table, cell
        elif name == "tbl":
            yield from _paragraphs(part, part if table is None else table, cell)
        elif name == "tr":
            if not row_deleted(part):
                yield from _paragraphs(part, table, cell)
        elif name == "tc":
            yield from _paragraphs(part, table, part if cell is None else cell)
        elif name in ("sdt", "sdtContent", "customXml", *_IN):
            yield from _paragraphs(part, table, cell)


def _collect(node: Element, block: Block, shown: list[str], *, out: bool) -> None:
    for part in node:
        name = _local(part)
        if name in _MARKS:
            _note_mark(part, name, block)
        elif name in _IN or name in _OUT:
            _tracked(part, name, block, shown, out=out)
        elif out or name in _SKIPPED or not name:
            if out and name not in _SKIPPED and name:
                _collect(part, block, shown, out=True)  # for its bookmarks
        elif name in ("t", "delText"):
            shown.append(part.text or "")
        elif name in _FIXED:
            shown.append(_FIXED[name])
        elif name == "br":
            shown.append("\n" if part.get(f"{_W}type", "textWrapping") == "textWrapping" else "")
        elif not (name == "r" and has(part, "rPr/vanish")):
            _collect(part, block, shown, out=False)


def _note_mark(part: Element, name: str, block: Block) -> None:
    """Keep the name of a bookmark, and the id of a comment, which is mentioned at its start and again at its end."""
    kept, value = (block.bookmarks, "name") if name == "bookmarkStart" else (block.comments, "id")
    mark = part.get(f"{_W}{value}", "")
    if name == "bookmarkStart" or mark not in kept:
        kept.append(mark)


def _tracked(part: Element, name: str, block: Block, shown: list[str], *, out: bool) -> None:
    """A tracked change. Alternatives that the toolkit itself offered count as refused until somebody accepts them."""
    author = part.get(f"{_W}author", "")
    gone = (name in _OUT) != (author == AUTHOR)
    inner: list[str] = []
    _collect(part, block, inner, out=False)
    text = "".join(inner)
    if not out and text.strip() and author != AUTHOR:
        _note_pending(part, Pending("", "deletion" if name in _OUT else "insertion", text, author), block)
    if not out and not gone:
        shown.append(text)


def _note_pending(part: Element, change: Pending, block: Block) -> None:
    """List a change; what a change of font cuts in two pieces is one."""
    before = part.getprevious()
    last = block.pending[-1] if block.pending else None
    if before is not None and before.tag == part.tag and last is not None and last.author == change.author:
        block.pending[-1] = replace(last, text=last.text + change.text)
    else:
        block.pending.append(change)


def _mark_deleted(paragraph: Element) -> bool:
    mark = paragraph.find(f"{_W}pPr/{_W}rPr")
    if mark is None:
        return False
    gone = [mark.find(f"{_W}{name}") for name in _OUT]
    return any(node is not None and node.get(f"{_W}author", "") != AUTHOR for node in gone)


def _local(node: Element) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
