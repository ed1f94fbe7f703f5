"""Paragraphs out of the printed lines of a PDF, by indent, line length, line distance and end punctuation."""

import re

from toolkit.article.page import Block
from toolkit.article.readers.joining import is_wide, join_all
from toolkit.article.readers.pdf_lines import Line, text_width
from toolkit.article.readers.pdf_setting import INDENT, Setting, setting_of

_DEEPEST_INDENT = 4.5  # in units of the font size
_SHORT = 1.5  # in units of the font size: white space at the end of a line that the next word would have filled
_APART = 1.4  # of the usual line distance
_TITLE_SIZE = 1.25  # of the body's font size
_HEADING_SIZE = 1.12
_END = re.compile(r"[。！？；：…!?.;:][”’」』）)\"']*$")
_QUOTES = "“”‘’"  # no line break on either side of these, by the Unicode rules
_NEVER_FIRST = frozenset(_QUOTES + "，。、；：？！）》〉」』】…—·%％,.;:?!)")
_NEVER_LAST = frozenset(_QUOTES + "（《〈「『【(")
_OPENING = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[、.．）)]|第[一二三四五六七八九十百\d]{1,4}[章节条]|[一二三四五六七八九十]是"
    r"|[（(]?\d{1,2}[、.．）)](?!\d)|[•●■◆▪·]|[①-⑳]"
)


def paragraphs(lines: list[Line]) -> list[Block]:
    """Blocks of the lines of a whole document, in reading order and without page furniture.

    Larger type makes a "title" or "h2", rows of cells a "table"; `attrs` has `bold`, `align=center`, `size=…`.
    """
    if not lines:
        return []
    setting = setting_of(lines)
    groups = [[lines[0]]]
    for line in lines[1:]:
        if _belongs(groups[-1], line, setting):
            groups[-1].append(line)
        else:
            groups.append([line])
    largest = max((line.size for line in lines if line.page == lines[0].page), default=0)
    return [_block(group, setting, largest) for group in groups]


def _belongs(group: list[Line], line: Line, setting: Setting) -> bool:
    before = group[-1]
    if len(before.cells) > 1 or len(line.cells) > 1:
        return len(before.cells) == len(line.cells) > 1 and setting.column(before) == setting.column(line)
    if abs(before.size - line.size) > 0.08 * max(before.size, line.size):
        return False
    same_column = setting.column(before) == setting.column(line)
    if same_column and not 0 < before.y - line.y <= setting.pitch * _APART * line.size / setting.size:
        return False
    if _centred(before, setting) or _centred(line, setting):
        return same_column and line.size > setting.size * _HEADING_SIZE and _centred(before, setting)
    if _ends_early(before, line, setting):
        return False
    return _goes_on(group, line, setting)


def _goes_on(group: list[Line], line: Line, setting: Setting) -> bool:
    """Whether a line after a full one belongs to the same paragraph, by indent and end punctuation."""
    before = group[-1]
    ended = bool(_END.search(before.text))
    if ended and _OPENING.match(line.text):
        return False
    if not INDENT <= (line.x0 - setting.left(line)) / line.size <= _DEEPEST_INDENT:
        return True
    if line.x0 <= before.x0 + 0.5 * line.size:  # as deep as the line before: a block set in
        return not (ended and setting.indented)
    hanging = not setting.indented or bool(_OPENING.match(group[0].text))
    return hanging and not ended


def _ends_early(before: Line, line: Line, setting: Setting) -> bool:
    """Whether the first word of `line` would still have fitted behind `before`: then a paragraph ends there."""
    spare = setting.right(before) - before.x1
    slack = _SHORT * before.size + (0 if is_wide(before.text[-1]) else 0.06 * (before.x1 - before.x0))
    return spare > text_width(_first_word(line.text), line.size) + slack


def _first_word(text: str) -> str:
    """What must stay together at the beginning of a line: a Latin word, or a character and the marks tied to it."""
    end = 1
    while end < len(text):
        last, char = text[end - 1], text[end]
        latin = not (is_wide(last) or is_wide(char) or char.isspace())
        if not (latin or char in _NEVER_FIRST or last in _NEVER_LAST):
            break
        end += 1
    return text[:end]


def _centred(line: Line, setting: Setting) -> bool:
    left, right = line.x0 - setting.left(line), setting.right(line) - line.x1
    return min(left, right) > 2.5 * setting.size and abs(left - right) < 1.5 * line.size + 0.05 * (line.x1 - line.x0)


def _block(group: list[Line], setting: Setting, largest: float) -> Block:
    first = group[0]
    if len(first.cells) > 1 and len(group) > 1:
        return Block("\n".join(line.text for line in group), "table")
    text = join_all([line.text.replace("\t", "  ") for line in group])
    attrs = []
    if _centred(first, setting):
        attrs.append("align=center")
    if all(line.bold for line in group):
        attrs.append("bold")
    attrs.append(f"size={first.size:g}")
    tag = "p"
    if len(text) <= 120 and first.size >= setting.size * _HEADING_SIZE:
        tag = "title" if first.size == largest and first.size >= setting.size * _TITLE_SIZE else "h2"
    return Block(text, tag, " ".join(attrs), 2 if tag == "h2" else 0)
