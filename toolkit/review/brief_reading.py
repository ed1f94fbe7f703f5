"""An edited brief compared with its record, paragraph by paragraph."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from toolkit.brief.body import NOT_TRANSLATED
from toolkit.brief.comments import Comment
from toolkit.brief.front import UNTITLED
from toolkit.errors import ReviewError
from toolkit.record.model import TITLE, Paragraph, ReviewRecord, paragraph_id
from toolkit.review.docx_text import Block, blocks, children, open_word, read_block, row_deleted
from toolkit.review.locating import BOOKMARK, SOURCES, Found, located
from toolkit.review.model import Comparison, Correction, Pending, Problem, Remark
from toolkit.review.order import out_of_order
from toolkit.review.resegmenting import cells, recut
from toolkit.review.typography import bare, folded, same, tidied
from toolkit.review.worddiff import likeness

LAYOUTS = ("english", "parallel", "interleaved")
# A text whose likeness with its paragraph and the next together is so much greater is the two merged.
_CLEARLY = 0.05


def compare_brief(path: Path, record: ReviewRecord) -> Comparison:
    """What an editor changed in a brief. Raises ReviewError for an unreadable file or a layout that holds no text."""
    if record.layout not in LAYOUTS:
        raise ReviewError(
            f"{path}: a brief in the layout '{record.layout}' does not hold the whole text; correct an english, "
            "parallel or interleaved one, or what 'toolkit review export' writes."
        )
    opened = open_word(path)
    every = blocks(opened.body)
    found = located(every, record)
    return _Comparing(record, found, every, opened.comments).run()


class _Comparing:
    """One comparison; gathers corrections and problems while it goes through the record."""

    def __init__(
        self, record: ReviewRecord, found: dict[int, Found], every: Sequence[Block], comments: Sequence[Comment]
    ) -> None:
        self._record = record
        self._found = found
        self._every = every
        self._comments = comments
        self._problems: list[Problem] = []
        self._corrections: list[Correction] = []
        order = [n for n in (p.number for p in record.paragraphs) if n in found and n != TITLE]
        self._moved = out_of_order([(found[n].at, n) for n in order])
        self._loose = {folded(b.text) for b in every if not b.bookmarks and b.text.strip()}
        self._numbered = {p.number: p for p in record.paragraphs}
        self._tables = {p.number: p for p in record.paragraphs if p.kind == "table"}

    def run(self) -> Comparison:
        merged = self._merged()
        for paragraph in self._record.paragraphs:
            if paragraph.number not in merged:
                self._paragraph(paragraph)
        problems = sorted(self._problems, key=lambda problem: problem.id)
        holders = self._holders()
        return Comparison(
            tuple(self._corrections), tuple(problems), tuple(self._pending(holders)), tuple(self._remarks(holders))
        )

    def _report(self, paragraph: Paragraph, what: Any, message: str) -> None:
        self._problems.append(Problem(paragraph.id, what, message))

    def _merged(self) -> set[int]:
        """Paragraphs that now share a block; each such group is reported once."""
        merged: set[int] = set()
        for paragraph in self._record.paragraphs:
            found = self._found.get(paragraph.number)
            if found is None or paragraph.number in merged:
                continue
            group = self._sharing(found) or self._swallowed(paragraph, found)
            if len(group) > 1:
                merged.update(group)
                others = ", ".join(paragraph_id(number) for number in group if number != paragraph.number)
                self._report(paragraph, "merged", f"was merged with {others}; nothing of them was stored.")
        return merged

    def _sharing(self, found: Found) -> tuple[int, ...]:
        """Paragraphs whose bookmarks stand in one block; where it reads as one of them did, the others are deleted."""
        if len(found.shared) < 2:
            return ()
        paragraphs = [self._numbered[number] for number in sorted(found.shared)]
        whole = [p for p in paragraphs if same(self._plain(p, found.blocks[0]), p.target)]
        if len(whole) != 1:
            return found.shared
        for paragraph in paragraphs:
            if paragraph is not whole[0]:
                self._found.pop(paragraph.number, None)
        found.shared = (whole[0].number,)
        return ()

    def _plain(self, paragraph: Paragraph, block: Block) -> str:
        return block.text[block.lead :].lstrip(": ") if block.lead else block.text

    def _swallowed(self, paragraph: Paragraph, found: Found) -> tuple[int, ...]:
        """The paragraph and the next one, where that has lost its place and its English stands at the end of this."""
        following = self._numbered.get(paragraph.number + 1)
        if following is None or following.number in self._found or paragraph.kind == "table" or not following.target:
            return ()
        if self._elsewhere(following):
            return ()
        text = " ".join(block.text for block in found.blocks)
        both = likeness(f"{paragraph.target} {following.target}", text)
        alone = likeness(paragraph.target, text)
        return (paragraph.number, following.number) if both > alone + _CLEARLY else ()

    def _elsewhere(self, paragraph: Paragraph) -> bool:
        """Whether a block without a bookmark reads exactly as the paragraph did."""
        return folded(paragraph.target) in self._loose

    def _paragraph(self, paragraph: Paragraph) -> None:
        found = self._found.get(paragraph.number)
        if found is None:
            self._missing(paragraph)
        elif paragraph.kind == "table":
            self._table(paragraph, found)
        else:
            self._text(paragraph, found)

    def _missing(self, paragraph: Paragraph) -> None:
        if paragraph.number == TITLE:
            self._report(paragraph, "deleted", "no single paragraph in the style Title; the title was not compared.")
        elif paragraph.kind == "table" or not self._elsewhere(paragraph):
            self._report(paragraph, "deleted", f"is gone: {_start(paragraph.target)}")

    def _text(self, paragraph: Paragraph, found: Found) -> None:
        old, new = _shown(paragraph), self._without_speaker(paragraph, found.blocks[0])
        extra = [block for block in found.blocks[1:] if not same(block.text, paragraph.target)]
        if len(extra) < len(found.blocks) - 1:
            # Typed before the paragraph: its bookmark stayed with what is new, its text stands below.
            extra, new = [found.blocks[0], *extra], paragraph.target
        moved = paragraph.number in self._moved
        if extra and self._split(paragraph, new, extra):
            return
        if same(new, old):
            if moved:
                self._report(paragraph, "moved", f"was moved, its English is unchanged: {_start(old)}")
            return
        if not new.strip():
            self._report(paragraph, "emptied", f"has lost its English: {_start(old)}")
        elif moved:
            self._report(paragraph, "moved", f"was moved and changed; nothing was stored: {_start(new)}")
        elif not self._chinese_kept(paragraph, found):
            self._report(paragraph, "source", f"its Chinese was changed, so its English was not stored: {_start(new)}")
        else:
            self._correct(paragraph, tidied(new, paragraph.target))

    def _without_speaker(self, paragraph: Paragraph, block: Block) -> str:
        """The text without the speaker's name that the brief sets before the first paragraph of a turn."""
        name = paragraph.speaker.rstrip().removesuffix(":")
        if paragraph.kind not in ("question", "answer") or not name:
            return block.text
        head, tail = block.text[: block.lead], block.text[block.lead :]
        if not head:
            head, colon, tail = block.text.partition(":")
            kept = likeness(paragraph.target, tail) <= likeness(paragraph.target, block.text)
            if not colon or (kept and not same(head, name)):
                return block.text
        shown = head.strip().removesuffix(":")
        if not same(shown, name):
            self._report(paragraph, "speaker", f"the speaker is “{shown}” now, not “{name}”; names are not stored.")
        return tail.lstrip(": ")

    def _split(self, paragraph: Paragraph, new: str, extra: Sequence[Block]) -> bool:
        """Report English without a place in the record; whether it is a part of the paragraph, cut off."""
        together = " ".join((new, *(block.text for block in extra)))
        if not same(new, paragraph.target) and likeness(paragraph.target, together) > likeness(paragraph.target, new):
            self._report(paragraph, "split", f"was split into {1 + len(extra)}; nothing of it was stored.")
            return True
        for block in extra:
            self._report(paragraph, "added", f"English was added beside it that has no Chinese: {_start(block.text)}")
        return False

    def _chinese_kept(self, paragraph: Paragraph, found: Found) -> bool:
        if self._record.layout == "english" or paragraph.number == TITLE:
            return True
        seen = bare("".join(found.chinese))
        # The name of a speaker may stand before it.
        return seen.endswith(bare(paragraph.source)) and len(seen) <= len(bare(paragraph.source)) + 40

    def _correct(self, paragraph: Paragraph, new: str) -> None:
        told, whole = recut(paragraph, new)
        changed = tuple(
            (s, text) for s in paragraph.segments if (text := told[s.id]) is not None and not same(text, s.target)
        )
        if whole and not changed:
            # Only what stands between segments changed, such as an item's number.
            whole = False
        self._corrections.append(Correction(paragraph, new, changed, whole))

    def _table(self, paragraph: Paragraph, found: Found) -> None:
        for block in found.blocks[1:]:
            self._report(paragraph, "added", f"English was added below it that has no Chinese: {_start(block.text)}")
        table = self._table_below(found.blocks[0])
        grid = [line.split("\t") for line in paragraph.target.split("\n")]
        rows = None if table is None else [_cells(row) for row in children(table, "tr") if not row_deleted(row)]
        source = [line.split("\t") for line in paragraph.source.split("\n")]
        width, height = max(map(len, (*grid, *source))), max(len(grid), len(source))
        if rows is None:
            self._report(paragraph, "deleted", "its table is gone.")
            return
        if len(rows) != height or any(len(row) != width for row in rows):
            self._report(paragraph, "table", "its table has other rows or columns now; nothing of it was stored.")
            return
        new = "\n".join("\t".join(cell for cell in row[: len(old)]) for row, old in zip(rows, grid, strict=False))
        pairs = zip(cells(paragraph.target), cells(new), strict=True)
        if not all(same(old, text) for (_, old), (_, text) in pairs):
            self._correct(paragraph, new)

    def _table_below(self, lead: Block) -> Any:
        start = next((n for n, block in enumerate(self._every) if block is lead), 0)
        for block in self._every[start + 1 : start + 4]:
            if block.table is not None:
                return block.table
            if block.text.strip() or any(BOOKMARK.fullmatch(name) for name in block.bookmarks):
                break
        return None

    def _holders(self) -> list[str]:
        """The id of the paragraph that each block belongs to, empty for none."""
        ids: dict[int, str] = {}
        for number, found in self._found.items():
            for block in found.blocks:
                ids.setdefault(id(block), paragraph_id(number))
        table = self._tables_held()
        return [ids.get(id(block)) or table.get(id(block.table), "") for block in self._every]

    def _tables_held(self) -> dict[int, str]:
        """The id of the paragraph that each table of the article is."""
        found = {n: self._table_below(self._found[n].blocks[0]) for n in self._tables if n in self._found}
        return {id(table): paragraph_id(n) for n, table in found.items() if table is not None}

    def _pending(self, holders: Sequence[str]) -> Iterable[Pending]:
        for block, holder in zip(self._every, holders, strict=True):
            for change in block.pending:
                yield replace(change, id=holder)

    def _remarks(self, holders: Sequence[str]) -> Iterable[Remark]:
        """The comments of people, where they hang."""
        places: dict[str, tuple[str, str]] = {}
        for block, holder in zip(self._every, holders, strict=True):
            for identifier in block.comments:
                places.setdefault(identifier, (holder, block.text.strip()))
        for comment in self._comments:
            if not comment.ours:
                holder, about = places.get(comment.id, ("", ""))
                yield Remark(holder, comment.text, comment.author, about, comment.resolved)


def _cells(row: Any) -> list[str]:
    """The English of a row's cells; the Chinese under a figure has a style of its own."""
    texts = []
    for cell in children(row, "tc"):
        shown = [block for p in children(cell, "p") if not (block := read_block(p)).style.startswith(SOURCES)]
        joined = " ".join(block.text for block in shown)
        texts.append(" ".join(joined.split()))
    return texts


def _shown(paragraph: Paragraph) -> str:
    if paragraph.target.strip():
        return paragraph.target
    return UNTITLED if paragraph.number == TITLE else NOT_TRANSLATED


def _start(text: str, limit: int = 60) -> str:
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= limit else f"“{line[:limit]}…”"
