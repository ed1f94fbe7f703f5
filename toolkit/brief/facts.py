"""The key facts of an article: its figures, each in its sentence, and who said them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.brief.front import source_name
from toolkit.brief.proposals import units
from toolkit.brief.wording import has_han, romanised_name
from toolkit.translation.model import Outcome, TranslatedArticle, TranslatedParagraph
from toolkit.translation.verify import satisfied_places

# Quantities that say when, which or for how long: they seldom are what an article reports.
_MINOR = {"date", "year", "ordinal", "time", "age", "duration", "rank"}
_WEIGHTS = {"money": 3, "percent": 2, "discount": 2, "points": 2, "multiple": 2}
_SENTENCE_END = re.compile(r"(?<=[.!?;])[”\"’)]*\s+(?=[A-Z“\"(\d])")
_SAID = re.compile(r"表示|指出|介绍|强调|透露|认为|说[,,::“道]|称[,,::“]")
_FIGURE = re.compile(r"[^\d]*\d[\d.,\s]*%?\s*")


@dataclass(frozen=True, slots=True)
class Fact:
    """Figures, the sentence that they stand in, and who said it; `weight` ranks facts."""

    figures: tuple[str, ...]
    sentence: str
    speaker: str
    weight: int


def key_facts(article: TranslatedArticle, most: int) -> list[Fact]:
    """The weightiest facts, `most` of them at most, in the order of the article."""
    found: list[Fact] = []
    source = source_name(article) or ""
    turn = ""
    for paragraph in article.paragraphs:
        kind = paragraph.paragraph.kind
        if kind in ("question", "answer"):
            turn = _label(paragraph) or ("" if kind == "question" else turn)
        elif kind == "heading":
            turn = ""
        if kind == "table":
            found += _of_table(paragraph, source)
        elif kind not in ("heading", "caption"):
            found += _of_text(paragraph, turn, source)
    unique = list({(fact.figures, fact.sentence): fact for fact in found}.values())
    best = sorted(range(len(unique)), key=lambda i: (-unique[i].weight, i))[:most]
    return [unique[i] for i in sorted(best)]


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of an English text."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        yield start, end.start()
        start = end.end()
    if start < len(text):
        yield start, len(text)


def _of_text(paragraph: TranslatedParagraph, turn: str, source: str) -> Iterator[Fact]:
    """Facts of running text; `turn` is who has the floor: what follows an answer is part of it."""
    for _, chinese, english, outcomes in units(paragraph):
        speaker = turn or _quoted(chinese, outcomes) or source
        matches = [outcome.match for outcome in outcomes]
        places = sorted(satisfied_places(matches, english), key=lambda place: place.start)
        places = [p for p in places if matches[p.index].kind == "quantity" and matches[p.index].domain not in _MINOR]
        for start, end in sentences(english):
            inside = [place for place in places if start <= place.start and place.end <= end]
            inside = [place for place in inside if _tells(english[place.start : place.end])]
            inside.sort(key=lambda place: -_WEIGHTS.get(matches[place.index].domain, 1))
            figures = tuple(dict.fromkeys(english[place.start : place.end] for place in inside))
            if figures:
                weight = sum(_WEIGHTS.get(matches[place.index].domain, 1) for place in inside)
                yield Fact(figures, english[start:end].strip(), speaker, min(weight, 6))


def _of_table(paragraph: TranslatedParagraph, source: str) -> Iterator[Fact]:
    """The first column of figures, each with the label of its row and of the column."""
    head, *rows = [line.split("\t") for line in paragraph.target.split("\n")]
    for row in rows:
        column = next((c for c, cell in enumerate(row) if c and _FIGURE.fullmatch(cell)), None)
        if column is not None and row[0].strip():
            label = head[column].strip() if column < len(head) else ""
            yield Fact((row[column].strip(),), f"{row[0].strip()}{f': {label}' if label else ''}", source, 3)


def _tells(figure: str) -> bool:
    """Whether a figure is worth a line: a bare small count ("six", "9") is not."""
    return any(character.isdigit() for character in figure) and not re.fullmatch(r"\d{1,2}", figure)


def _label(paragraph: TranslatedParagraph) -> str:
    """The speaker of a question or an answer, in English."""
    label = paragraph.speaker or romanised_name(paragraph.paragraph.speaker or "")
    return "" if has_han(label) else label.rstrip(":")


def _quoted(chinese: str, outcomes: Sequence[Outcome]) -> str:
    """The person or office that a verb of saying follows."""
    said = _SAID.search(chinese)
    if said is None:
        return ""
    before = [o.match for o in outcomes if o.match.end <= said.start() and _can_speak(o)]
    return max(before, key=lambda match: match.end).target if before else ""


def _can_speak(outcome: Outcome) -> bool:
    match = outcome.match
    return (match.kind == "name" and match.domain != "place") or match.domain.lower() in {
        "person",
        "people",
        "names",
        "organizations",
        "companies",
    }
