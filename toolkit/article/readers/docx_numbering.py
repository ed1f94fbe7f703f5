"""The numbers of automatic lists, which stand nowhere in a Word document but are on everybody's screen."""

import re

from toolkit.article.readers.docx_styles import Look
from toolkit.article.readers.docx_xml import Element, child, children, number, switched, value
from toolkit.article.readers.joining import joined
from toolkit.article.readers.numerals import numeral

_PLACE = re.compile(r"%([1-9])")
_BULLETS = frozenset(["bullet", "none"])


class Numbering:
    """Counts list items in document order, as Word does; one instance a document."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[int, Element] = {}
        self._nums: dict[int, Element] = {}
        self._counters: dict[int, dict[int, int]] = {}  # per abstract numbering: level -> last number
        self._started: set[tuple[int, int]] = set()  # (numId, level) whose start override was applied
        for element in () if root is None else children(root, "abstractNum"):
            if (key := _own(element, "abstractNumId")) is not None:
                self._abstract[key] = element
        for element in () if root is None else children(root, "num"):
            if (key := _own(element, "numId")) is not None:
                self._nums[key] = element

    def item(self, look: Look) -> tuple[str, int] | None:
        """Visible number (empty for a bullet) and level, 0 the outermost, of a list item; None if it is none."""
        num = self._nums.get(look.num_id or 0)
        if num is None or (abstract_id := number(num, "abstractNumId")) not in self._abstract:
            return None
        assert abstract_id is not None
        level = look.num_level if look.num_level is not None else self._level_of_style(num, look.style_id)
        definition = self._level(num, level)
        if definition is None:
            return None
        values = self._count(num, abstract_id, level)
        number_format = value(definition, "numFmt") or "decimal"
        template = value(definition, "lvlText") or ""
        if number_format == "none" and not template.strip():
            return None
        if number_format in _BULLETS and not _PLACE.search(template):
            return "", level
        return self._label(num, level, template, values), level

    def _label(self, num: Element, level: int, template: str, values: dict[int, int]) -> str:
        plain = switched(self._level(num, level), "isLgl")

        def shown(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            definition = self._level(num, at)
            number_format = (value(definition, "numFmt") if definition is not None else None) or "decimal"
            return numeral(values.get(at, 1), "decimal" if plain and at < level else number_format)

        return _PLACE.sub(shown, template).strip()

    def _count(self, num: Element, abstract_id: int, level: int) -> dict[int, int]:
        counters = self._counters.setdefault(abstract_id, {})
        num_id = _own(num, "numId") or 0
        override = next((o for o in children(num, "lvlOverride") if _own(o, "ilvl") == level), None)
        restart = number(override, "startOverride")
        if restart is not None and (num_id, level) not in self._started:
            counters[level] = restart
        elif level in counters:
            counters[level] += 1
        else:
            counters[level] = self._start(num, level)
        self._started.add((num_id, level))
        for outer in range(level):
            counters.setdefault(outer, self._start(num, outer))
        for inner in [key for key in counters if key > level]:
            if number(self._level(num, inner), "lvlRestart") != 0:
                del counters[inner]
        return counters

    def _start(self, num: Element, level: int) -> int:
        start = number(self._level(num, level), "start")
        return 1 if start is None else start

    def _level(self, num: Element, level: int) -> Element | None:
        for override in children(num, "lvlOverride"):
            if _own(override, "ilvl") == level and (own := child(override, "lvl")) is not None:
                return own
        abstract = self._linked(self._abstract.get(number(num, "abstractNumId") or 0))
        if abstract is None:
            return None
        return next((found for found in children(abstract, "lvl") if _own(found, "ilvl") == level), None)

    def _linked(self, abstract: Element | None) -> Element | None:
        """The definition itself, or the one that its numbering style stands for."""
        link = value(abstract, "numStyleLink")
        if link is None:
            return abstract
        return next((other for other in self._abstract.values() if value(other, "styleLink") == link), abstract)

    def _level_of_style(self, num: Element, style_id: str) -> int:
        abstract = self._linked(self._abstract.get(number(num, "abstractNumId") or 0))
        for definition in () if abstract is None else children(abstract, "lvl"):
            if style_id and value(definition, "pStyle") == style_id:
                return _own(definition, "ilvl") or 0
        return 0


def labelled(label: str, text: str) -> str:
    """A list item with its visible number before it: 一、发展基础, 1. Overview."""
    return joined(label, text)


def _own(element: Element, name: str) -> int | None:
    text = element.get(f"{element.tag.rpartition('}')[0]}}}{name}")
    try:
        return None if text is None else int(text)
    except ValueError:
        return None
