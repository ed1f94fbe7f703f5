"""How well cleaning does on pages with gold paragraphs: paragraph F1, kinds, metadata.

A gold file stands beside its page (page.html, page.json) and has the fields of `toolkit clean --json` without
`script` and `removed`.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from toolkit.article.model import Article, Paragraph

ALIKE = 0.95  # similarity from which on two paragraphs are the same one
META = ("title", "date", "source", "author")


@dataclass(frozen=True, slots=True)
class Score:
    """Cleaning of one page against its gold; lists hold the texts that make the difference."""

    page: str
    matched: int
    found: int
    gold: int
    kinds: int  # matched paragraphs whose kind and speaker are right too
    meta: tuple[str, ...]  # names of the metadata that is wrong
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    differing: tuple[tuple[str, str], ...] = ()  # matched paragraphs that are alike but not one, found and gold

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall over paragraphs."""
        return 2 * self.matched / (self.found + self.gold) if self.found + self.gold else 1.0


def score(page: str, article: Article, gold: Mapping[str, Any]) -> Score:
    """Match paragraphs one to one in order of likeness and count."""
    found = [(p.kind, p.speaker, p.text) for p in article.paragraphs]
    wanted = [(p["kind"], p.get("speaker"), p["text"]) for p in gold["paragraphs"]]
    pairs = _pair([f[2] for f in found], [w[2] for w in wanted])
    return Score(
        page=page,
        matched=len(pairs),
        found=len(found),
        gold=len(wanted),
        kinds=sum(found[i][:2] == wanted[j][:2] for i, j in pairs),
        meta=tuple(name for name in META if getattr(article, name) != gold.get(name)),
        missing=tuple(w[2] for j, w in enumerate(wanted) if j not in {b for _, b in pairs}),
        extra=tuple(f[2] for i, f in enumerate(found) if i not in {a for a, _ in pairs}),
        differing=tuple((found[i][2], wanted[j][2]) for i, j in pairs if found[i][2] != wanted[j][2]),
    )


def trafilatura_score(path: Path, gold: Mapping[str, Any]) -> Score:
    """The score of trafilatura's main content alone, its lines taken as paragraphs: what there is to beat.

    trafilatura comes with the extra `dev`; without it this raises ImportError.
    """
    import trafilatura

    from toolkit.article.normalise import normalise, script_of
    from toolkit.article.readers import read_page

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    html = read_page(path).html or ""
    script = script_of(html)
    content = trafilatura.extract(html, include_comments=False, include_tables=True) or ""
    lines = [line for line in normalise(content, script).split("\n") if line]
    kept = tuple(Paragraph("body", line) for line in lines)
    return score(path.name, Article("", None, None, None, script, kept), gold)


def overall_f1(scores: Sequence[Score]) -> float:
    """F1 over the paragraphs of all pages."""
    matched = sum(s.matched for s in scores)
    return 2 * matched / max(1, sum(s.found + s.gold for s in scores))


def gold_pages(folder: Path) -> list[tuple[Path, dict[str, Any]]]:
    """Pages of a folder that have gold beside them, with it."""
    pages = []
    for path in sorted(folder.iterdir()):
        gold = path.with_suffix(".json")
        if path.suffix != ".json" and gold.is_file():
            pages.append((path, json.loads(gold.read_text(encoding="utf-8"))))
    return pages


def _pair(found: Sequence[str], wanted: Sequence[str]) -> list[tuple[int, int]]:
    alike = [
        (ratio, i, j)
        for i, left in enumerate(found)
        for j, right in enumerate(wanted)
        if (ratio := _likeness(left, right)) >= ALIKE
    ]
    pairs: list[tuple[int, int]] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in sorted(alike, key=lambda a: (-a[0], abs(a[1] - a[2]), a[1])):
        if i not in taken[0] and j not in taken[1]:
            pairs.append((i, j))
            taken[0].add(i)
            taken[1].add(j)
    return pairs


def _likeness(left: str, right: str) -> float:
    if left == right:
        return 1.0
    shorter, longer = sorted((len(left), len(right)))
    if not longer or 2 * shorter / (shorter + longer) < ALIKE:
        return 0.0
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def main() -> None:
    """Print the F1 of every gold page in a folder: python -m toolkit.article.evaluation tests/article/pages"""
    import sys

    from toolkit.article import read_article

    pages = gold_pages(Path(sys.argv[1]))
    scores = [score(path.name, read_article(path), gold) for path, gold in pages]
    for result in scores:
        print(f"{result.page:44} F1 {result.f1:.3f}  kinds {result.kinds}/{result.matched}")
    html = [(path, gold) for path, gold in pages if path.suffix.startswith(".htm")]
    own = overall_f1([s for s in scores if Path(s.page).suffix.startswith(".htm")])
    print(f"{len(scores)} pages: F1 {overall_f1(scores):.3f}")
    try:
        peer = f"{overall_f1([trafilatura_score(path, gold) for path, gold in html]):.3f}"
    except ImportError:
        peer = "not installed (extra dev)"
    print(f"{len(html)} HTML pages: F1 {own:.3f}, trafilatura alone {peer}")


if __name__ == "__main__":
    main()
