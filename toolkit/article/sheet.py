"""The pieces of a page and what became of each: kept, or removed for a reason."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.article.metadata import Meta
from toolkit.article.metaline import meta_line
from toolkit.article.model import Removed, Script
from toolkit.article.pieces import Piece
from toolkit.article.rules import Ends, rule_for

_TEN = "[一二三四五六七八九十]"
DAY = re.compile(rf"\d{{4}}年\d{{1,2}}月\d{{1,2}}日|[一二三四五六七八九〇○零]{{4}}年{_TEN}{{1,2}}月{_TEN}{{1,3}}日")
_NAME = re.compile(r"[\u4e00-\u9fff（）、· ]{2,40}")
_OFFICES = re.compile(
    r"[\u4e00-\u9fff（）、 ]{2,40}(?:政府|委员会|局|厅|部|办公室|委|院|署|会|公司|中心|办|总队|调查队|银行|集团)"
)
WEATHER = "date and weather bar"  # has the day on which the page was saved, not the article's
TITLE = "title"  # the reason of the piece that becomes the article's title


@dataclass(slots=True)
class Sheet:
    """A page under the pencil. Pieces are named by their numbers, in page order."""

    pieces: list[Piece]
    head: Mapping[str, str]  # of the page: its <title> as "title", its meta tags or properties by name
    script: Script
    reasons: dict[int, str] = field(default_factory=dict)
    ends: dict[int, Ends] = field(default_factory=dict)  # removed pieces after which no article is expected
    cuts: list[tuple[int, str, str]] = field(default_factory=list)  # number of a piece, what was cut out of it, why
    main: set[int] = field(default_factory=set)  # pieces of the part that holds the article; empty where unknown
    metas: dict[int, Meta] = field(init=False)  # pieces that are meta lines

    def __post_init__(self) -> None:
        self.metas = {n: meta for n, piece in enumerate(self.pieces) if (meta := meta_line(piece))}
        for number in list(self.metas):
            rule = rule_for(self.pieces[number].text, "head")
            if rule and rule.why == WEATHER:
                del self.metas[number]

    def remove(self, number: int, why: str) -> None:
        """Remove a piece; a reason given before stays."""
        self.reasons.setdefault(number, why)

    def kept(self, start: int = 0, stop: int | None = None) -> list[int]:
        """Numbers of the pieces in a stretch that are not removed."""
        stop = len(self.pieces) if stop is None else stop
        return [n for n in range(start, stop) if n not in self.reasons]

    def article(self) -> list[Piece]:
        """The pieces that are kept."""
        return [self.pieces[n] for n in self.kept()]

    def removed(self) -> tuple[Removed, ...]:
        """What the page loses, as it stood there, in order."""
        pieces = [(n, self.pieces[n].raw, why) for n, why in self.reasons.items() if why != TITLE]
        return tuple(Removed(text, why) for _, text, why in sorted([*pieces, *self.cuts], key=lambda cut: cut[0]))


def signature(sheet: Sheet, number: int) -> bool:
    """Whether a piece is the date of a signature: a bare date, right below a line that names an office."""
    above = number - 1
    bare_date = DAY.fullmatch(sheet.pieces[number].text)
    return bool(bare_date) and above >= 0 and above not in sheet.reasons and is_office(sheet.pieces[above].text)


def signs(sheet: Sheet, number: int) -> bool:
    """Whether a piece names who signs a text: an office, or any name right above a bare date."""
    text = sheet.pieces[number].text
    below = sheet.pieces[number + 1].text if number + 1 < len(sheet.pieces) else ""
    return is_office(text) or bool(_NAME.fullmatch(text) and DAY.fullmatch(below))


def is_office(text: str) -> bool:
    """Whether a line names the offices that sign a text, and nothing else."""
    return bool(_OFFICES.fullmatch(text))
