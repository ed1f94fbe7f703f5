"""Term candidates of pages: what marks and names show, and word sequences that recur as a unit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log2

from toolkit.alignment.mining_patterns import Shown, shown
from toolkit.alignment.mining_statistics import Gram, Statistics, measure
from toolkit.alignment.mining_text import Text, Token, lexicon, runs, tokens
from toolkit.alignment.names import find as persons
from toolkit.glossary.folding import simplified

CONTEXT = 12  # characters on either side
_NEIGHBOURS = 4  # characters on either side by which two places are told from one sentence said twice
_FEWEST = 2  # occurrences of a sequence that nothing but its recurrence shows
_COHESION = 0.1
_WORTH = {
    "full form": 6.0,
    "short form": 6.0,
    "bracketed English": 6.0,
    "document": 3.0,
    "organization": 3.0,
    "place": 2.5,
    "product": 2.0,
    "quoted": 1.5,
}


@dataclass(frozen=True, slots=True)
class Mined:
    """A likely term, in simplified characters.

    `target` is English that a page itself gives for it in brackets, or empty; `why` says what shows it ("recurrent":
    nothing but its recurrence); `context` is its first place.
    """

    source: str
    count: int
    pages: int
    context: str
    why: str
    score: float
    target: str = ""


def mine(texts: Sequence[Text]) -> tuple[Mined, ...]:
    """The likely terms of texts that no match covers, likeliest first."""
    plain = [_in_simplified(text) for text in texts]
    words = [tokens(text) for text in plain]
    cut = [list(runs(own)) for own in words]
    evidence = _evidence(plain, words, cut)
    statistics = _joined(measure(run for own in cut for run in own))
    places = _occurrences({*evidence, *statistics}, plain, words)
    mined = [
        made
        for source in places
        if (made := _judged(source, evidence.get(source), statistics.get(source), places[source], texts))
    ]
    return tuple(_without_parts(sorted(mined, key=lambda m: (-m.score, m.source)), places))


def _evidence(
    texts: Sequence[Text], words: Sequence[Sequence[Token | None]], cut: Sequence[Sequence[Sequence[Token]]]
) -> dict[str, Shown]:
    """What marks and last words show, by the term; of several, what gives English or else what weighs most."""
    evidence: dict[str, Shown] = {}
    for text, own_words, own_runs in zip(texts, words, cut, strict=True):
        for found in shown(text, own_words, own_runs):
            held = evidence.get(found.source)
            if held is None or (bool(found.target), _WORTH[found.why]) > (bool(held.target), _WORTH[held.why]):
                evidence[found.source] = found
    full = [source for source, found in evidence.items() if found.why in ("document", "full form")]
    return {
        source: found
        for source, found in evidence.items()
        if found.why not in ("document", "short form")  # 若干措施, for short, of 关于……的若干措施 is no name of its own
        or not any(other != source and other.endswith(source) for other in full)
    }


def _in_simplified(text: Text) -> Text:
    """The text in one script, without companies and places whose English is made: a glossary should have them."""
    matches = [replace(m, source=simplified(m.source)) for m in text.matches if m.domain not in ("company", "place")]
    return replace(text, text=simplified(text.text), matches=matches)


def _joined(statistics: dict[Gram, Statistics]) -> dict[str, Statistics]:
    """Statistics by the string; of several ways to cut one, the more frequent."""
    best: dict[str, Statistics] = {}
    for gram, own in statistics.items():
        source = "".join(gram)
        if own.count >= _FEWEST and (source not in best or own.count > best[source].count):
            best[source] = own
    return best


def _occurrences(
    sources: Iterable[str], texts: Sequence[Text], words: Sequence[Sequence[Token | None]]
) -> dict[str, list[tuple[int, int]]]:
    """Where each source stands uncovered between borders of words: index of the text and offset."""
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for source in sources:
        automaton.add_word(source, source)
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    if not len(automaton):
        return found
    automaton.make_automaton()
    for index, (text, own) in enumerate(zip(texts, words, strict=True)):
        starts, ends = {token.start for token in own if token}, {token.end for token in own if token}
        covered = [(m.start, m.end) for m in text.matches]
        for last, source in automaton.iter(text.text):
            start, end = last + 1 - len(source), last + 1
            free = start in starts and end in ends and not any(a <= start and end <= b for a, b in covered)
            if free:
                found[source].append((index, start))
    return found


def _judged(
    source: str, mark: Shown | None, numbers: Statistics | None, places: list[tuple[int, int]], texts: Sequence[Text]
) -> Mined | None:
    if source in lexicon("phrases") or source in lexicon("general") or _is_person(source):
        return None
    pages = len({texts[index].page for index, _ in places})
    score = _recurrence(source, numbers, pages) if numbers else 0.0
    if mark is not None:
        score += _WORTH[mark.why] + log2(1 + len(places))
    elif score <= 0 or not _in_several_sentences(source, places, texts):
        return None
    index, start = places[0]
    text = texts[index].text
    context = text[max(0, start - CONTEXT) : start + len(source) + CONTEXT].replace("\n", " ").replace("\t", " ")
    why, target = (mark.why, mark.target) if mark else ("recurrent", "")
    return Mined(source, len(places), pages, context.strip(), why, round(score, 3), target)


def _in_several_sentences(source: str, places: Sequence[tuple[int, int]], texts: Sequence[Text]) -> bool:
    """Whether a term recurs by itself, not only because a sentence does (in a heading, a caption, a summary)."""
    around = set()
    for index, start in places:
        text, end = texts[index].text, start + len(source)
        around.add((text[max(0, start - _NEIGHBOURS) : start], text[end : end + _NEIGHBOURS]))
    return len({before for before, _ in around}) > 1 and len({after for _, after in around}) > 1


def _recurrence(source: str, numbers: Statistics, pages: int) -> float:
    """How likely a recurring sequence is a term; 0 if it does not hold together or never stands free."""
    if numbers.cohesion < _COHESION or numbers.c_value <= 0 or numbers.entropy <= 0:
        return 0.0
    ending = any(source.endswith(word) for section in ("products", "policies") for word in lexicon(section))
    spread = 1 + 0.5 * log2(pages)
    form = numbers.form * (1.3 if ending else 1.0)
    return log2(1 + numbers.c_value) * spread * (0.4 + 0.3 * numbers.rarity) * form


def _is_person(source: str) -> bool:
    return len(source) in (2, 3, 4) and any(len(m.source) == len(source) for m in persons(f"记者 {source}"))


def _without_parts(mined: Sequence[Mined], places: Mapping[str, Sequence[tuple[int, int]]]) -> list[Mined]:
    """Less those that stand nowhere but inside longer ones."""
    spans = sorted((index, start, -len(own.source), own.source) for own in mined for index, start in places[own.source])
    free = {own.source for own in mined if own.why == "short form"}
    reached = (-1, 0)  # text, and end of the longest so far
    for index, start, minus, source in spans:
        end = start - minus
        if (index, end) > reached:
            free.add(source)
            reached = (index, end)
    return [own for own in mined if own.source in free]
