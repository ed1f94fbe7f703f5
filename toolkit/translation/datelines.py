"""Datelines: 新华社南宁7月9日电（记者霍青野、阮疏桐） is "NANNING, July 9 (Xinhua, by Huo Qingye and Ruan Shutong) —".

They begin many news pages, hold a date and names, and are no sentence, so a small model garbles them. Only one
whose every part is known is taken; the engine has the rest.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from toolkit.alignment.model import Match
from toolkit.translation.labels import known_author, known_source
from toolkit.translation.verify import satisfied

REPORTER, CORRESPONDENT = "staff reporter", "correspondent"
LONGEST = 60  # characters of Chinese
OUTLET_LONGEST = 12  # characters of a publication's name that no match explains

_OWN = re.compile(r"本(?:报|网|刊|台|社)")
_MARK = re.compile(r"电|讯|消息")
_ROLE = re.compile(r"(?:见习|特约|实习|全媒体)?(?:记者|通讯员)[:：]?")
_SKIPPED = re.compile(r"[\s　、，,]+|据|综合(?=[电讯])")
_BY = re.compile(r"\s?[（(]([^（）()]{3,30})[）)]")
_AFTER = re.compile(r"[\s　:：,，。—－-]*")
_PARTING = re.compile(r"[\s　、，,;；]+")


@dataclass(slots=True)
class _Parts:
    """What a dateline says, in English."""

    own: bool = False  # 本报: the paper that is being read
    outlet: str = ""
    places: list[str] = field(default_factory=list)
    date: str = ""
    people: list[tuple[str, str]] = field(default_factory=list)  # what they are, and the name
    role: str = ""  # of the name to come


@dataclass(frozen=True, slots=True)
class Dateline:
    """`length` characters at the beginning of a text, white space and marks after it included, and their English."""

    length: int
    english: str


def dateline(text: str, matches: Sequence[Match]) -> Dateline | None:
    """The dateline that a text begins with; None where it has none, or one that is not known in all its parts."""
    head, parts = text[:LONGEST], _Parts()
    opened = head[:1] in ("（", "(")
    at = _scan(head, 1 if opened else 0, matches, parts)
    mark = _MARK.match(head, at) if at is not None else None
    known = parts.outlet or parts.own or (parts.places and parts.date)
    if mark is None or not (parts.date if mark[0] == "电" else known):
        return None
    end = mark.end()
    if opened:
        if head[end : end + 1] not in ("）", ")"):
            return None
        end += 1
    elif by := _BY.match(head, end):
        if not _people(by[1], [m.moved(-by.start(1)) for m in matches if by.start(1) <= m.start], parts):
            return None
        end = by.end()
    elif text[end:] and _AFTER.match(text, end)[0] == "":  # type: ignore[index]  # it matches nothing too
        return None  # 电 and 讯 begin many words
    end = _AFTER.match(text, end).end()  # type: ignore[union-attr]
    inside = [match for match in matches if match.start < end]
    english = _english(parts)
    if any(match.end > end for match in inside) or len(satisfied(inside, english)) < len(inside):
        return None
    return Dateline(end, english)


def _scan(head: str, at: int, matches: Sequence[Match], parts: _Parts) -> int | None:
    """Read outlet, places, date and reporters up to the mark; its offset, or None at anything else."""
    while at < len(head) and not _MARK.match(head, at):
        match = next((m for m in matches if m.start == at and m.end <= len(head)), None)
        if skipped := _SKIPPED.match(head, at):
            at = skipped.end()
        elif match and match.domain == "places" and (known := _unmatched(head, at, matches, parts)):
            at = known  # 江苏新闻网
        elif match and _noted(match, parts):
            at = match.end
        elif found := _OWN.match(head, at):
            parts.own, at = True, found.end()
        elif found := _ROLE.match(head, at):
            parts.role, at = _role(found[0]), found.end()
        else:
            known = _unmatched(head, at, matches, parts)
            if known is None:
                return None
            at = known
    return at


def _noted(match: Match, parts: _Parts) -> bool:
    """Take a match for what it is; whether it may stand in a dateline."""
    if match.kind == "quantity" and match.domain == "date" and not parts.date:
        parts.date = match.target
    elif match.domain == "person" and parts.role:
        parts.people.append((parts.role, match.target))
    elif match.domain == "places":
        parts.places.append(match.target)
    elif match.kind == "term" and not parts.outlet and not parts.places and match.domain != "titles":
        parts.outlet = min(match.accepted, key=len)  # Xinhua rather than Xinhua News Agency
    else:
        return False
    return True


def _unmatched(head: str, at: int, matches: Sequence[Match], parts: _Parts) -> int | None:
    """The end of a publication's or a reporter's name that no match explains."""
    stops = {m.start for m in matches} | {mark.start() for mark in _MARK.finditer(head)}
    for end in sorted(stop for stop in stops if at < stop <= at + OUTLET_LONGEST):
        piece, inside = head[at:end], [m.moved(-at) for m in matches if at <= m.start and m.end <= end]
        if parts.role and not parts.people and (person := known_author(piece, ())):
            parts.people.append((parts.role, person))
            return end
        if not parts.outlet and not parts.own and (outlet := known_source(piece, inside)):
            parts.outlet = outlet
            return end
    return None


def _people(inside: str, matches: Sequence[Match], parts: _Parts) -> bool:
    """Read the bracket after the mark: 记者霍青野、阮疏桐; whether all of it is known."""
    if not _ROLE.match(inside):
        return False
    for piece in filter(None, _PARTING.split(_ROLE.sub(lambda role: f" {role[0]} ", inside))):
        if _ROLE.fullmatch(piece):
            parts.role = _role(piece)
            continue
        own = [m for m in matches if m.source == piece and m.domain == "person"]
        person = own[0].target if own else known_author(piece, ())
        if person is None:
            return False
        parts.people.append((parts.role, person))
    return bool(parts.people)


def _english(parts: _Parts) -> str:
    """PLACE, Province, Date (Outlet, by A and B) —"""
    *provinces, city = parts.places or [""]
    where = ", ".join(filter(None, (city.upper(), *reversed(provinces), parts.date)))
    roles = dict.fromkeys(role for role, _ in parts.people)
    people = " and ".join(_named(parts, role, titled=not parts.outlet or role != REPORTER) for role in roles)
    if parts.outlet:
        who = f"{parts.outlet}, by {people}" if people else parts.outlet
    elif people:
        who = people if where else people[:1].upper() + people[1:]
    else:
        who = "" if where else "Staff report"
    return " ".join(filter(None, (where, f"({who})" if who else "", "—")))


def _named(parts: _Parts, role: str, *, titled: bool) -> str:
    """All who are one thing: staff reporters A, B and C."""
    *others, last = [name for own, name in parts.people if own == role]
    names = f"{', '.join(others)} and {last}" if others else last
    return f"{role}{'s' if others else ''} {names}" if titled else names


def _role(chinese: str) -> str:
    return CORRESPONDENT if "通讯员" in chinese else REPORTER
