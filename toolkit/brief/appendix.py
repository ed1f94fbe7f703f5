"""The glossary appendix: terms and names by domain, then the figures whose digits changed."""

import copy
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from toolkit.alignment.model import MatchKind
from toolkit.brief.body import chinese_run
from toolkit.brief.oxml import clean, element, put
from toolkit.brief.paper import text_width
from toolkit.brief.tables import keep_together, new_table
from toolkit.brief.wording import pinyin_key
from toolkit.translation.model import Outcome, TranslatedArticle, TranslatedParagraph

COLUMN_GAP = 425  # twips
SUMMARY_COLUMN = 4  # terms of a summary that stand in one column
LONG = 60  # terms; a longer glossary leaves out common ones that stand once
ONE_COLUMN_AT_MOST = 8  # rows; more are set in two columns

_TITLES = {"house": "House style", "formulas": "Set phrases", "person": "People"}  # where a domain's name says little
_NUMERALS = re.compile("[〇零一二三四五六七八九十百千万亿半两几余多近超逾约成倍番]")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Entry:
    """A match with its English, and how often it stands in the Chinese and was satisfied."""

    kind: MatchKind
    source: str
    target: str
    domain: str
    times: int
    satisfied: int

    @property
    def missing(self) -> int:
        return self.times - self.satisfied


def entries(article: TranslatedArticle) -> tuple[Entry, ...]:
    """The unique matches of an article in order of appearance."""
    found: dict[tuple[str, str, str], Entry] = {}
    for outcome in _outcomes((article.title, *article.paragraphs)):
        match = outcome.match
        key = ("quantity" if match.kind == "quantity" else "term", match.source, match.target)
        entry = found.get(key) or Entry(match.kind, match.source, match.target, match.domain, 0, 0)
        found[key] = replace(entry, times=entry.times + 1, satisfied=entry.satisfied + outcome.satisfied)
    return tuple(found.values())


def has_glossary(article: TranslatedArticle) -> bool:
    return any(_parts(article))


def _parts(article: TranslatedArticle) -> tuple[list[Entry], list[Entry]]:
    """Terms and names, and the figures worth showing."""
    every = entries(article)
    terms = [entry for entry in every if entry.kind != "quantity"]
    figures = [entry for entry in every if entry.kind == "quantity" and (entry.missing or _converted(entry))]
    return terms, figures


def _chosen(terms: list[Entry]) -> list[Entry]:
    """The terms to list: of many, those missing, those that come again, and the names."""
    if len(terms) <= LONG:
        return terms
    return [entry for entry in terms if entry.missing or entry.times > 1 or _is_name(entry)]


def _is_name(entry: Entry) -> bool:
    return entry.kind == "name" or any(c.isupper() for c in entry.target[:1])


def write_terms_table(document: Any, article: TranslatedArticle, most: int) -> None:
    """The terms that stand most often, in two columns and without groups; nothing where there are none."""
    terms, _ = _parts(article)
    best = sorted(range(len(terms)), key=lambda i: (-terms[i].times, i))[:most]
    chosen = [replace(terms[i], domain="", kind="term", satisfied=terms[i].times) for i in best]
    if not chosen:
        return
    heading = document.add_paragraph("Terms", style="Heading 1")
    columns = 2 if len(chosen) > SUMMARY_COLUMN else 1
    if columns > 1:
        end_section(document, heading, columns)
    _write_terms(document, chosen, _column(document, columns))
    last = document.add_paragraph(style="Table End")
    if columns > 1:
        end_section(document, last, 1)
        document.add_paragraph(style="Table End")


def write_glossary(document: Any, article: TranslatedArticle, final: bool = False) -> None:
    """The appendix, in two columns where it is long; nothing where the article has no matches to show.

    A `final` one does not say what was not found.
    """
    terms, figures = _parts(article)
    every = len(terms)
    terms = _chosen(terms)
    if final:
        terms, figures = ([replace(entry, satisfied=entry.times) for entry in part] for part in (terms, figures))
    if not terms and not figures:
        return
    document.add_paragraph("Glossary of terms used", style="Appendix Heading")
    intro = document.add_paragraph(_intro(terms, figures, every - len(terms)), style="Appendix Text")
    intro.paragraph_format.keep_with_next = True
    columns = 2 if len(terms) + len(figures) > ONE_COLUMN_AT_MOST else 1
    width = _column(document, columns)
    if columns > 1:
        end_section(document, intro, columns)
    tables = [_write_terms(document, terms, width)] if terms else []
    if figures:
        heading = document.add_paragraph("Figures", style="Note Heading")
        heading.paragraph_format.space_before = 0 if not terms else None
        tables.append(_write_figures(document, figures, width))
    if columns == 1:  # in columns LibreOffice looks without end for a place to keep a table together
        for table in tables:
            keep_together(table)
    last = document.add_paragraph(style="Table End")
    if columns > 1:
        end_section(document, last, 1)
        document.add_paragraph(style="Table End")


def _column(document: Any, columns: int) -> int:
    return (text_width(document) - COLUMN_GAP * (columns - 1)) // columns


def end_section(document: Any, last: Any, columns: int) -> None:
    """Make `last` the last paragraph of its section; the next goes on below it on the page in `columns` columns."""
    sentinel = document.element.body.sectPr
    put(last._p.get_or_add_pPr(), copy.deepcopy(sentinel))
    for child in sentinel.xpath("./w:headerReference | ./w:footerReference | ./w:titlePg"):
        sentinel.remove(child)
    put(sentinel, element("type", val="continuous"))
    put(sentinel, element("cols", num=columns, space=COLUMN_GAP))


def _outcomes(paragraphs: Iterable[TranslatedParagraph]) -> Iterable[Outcome]:
    """The outcomes of paragraphs, or of their segments where a paragraph has none of its own."""
    for paragraph in paragraphs:
        if paragraph.outcomes:
            yield from paragraph.outcomes
        else:
            for segment in paragraph.segments:
                yield from segment.outcomes


def _intro(terms: Sequence[Entry], figures: Sequence[Entry], left_out: int) -> str:
    missing = sum(entry.missing > 0 for entry in (*terms, *figures))
    text = "Terms of the article with the English required for them, and how often each stands in the Chinese."
    if left_out:
        text += f" Common terms that stand once are left out ({left_out:,})."
    if figures:
        text += " Figures with the same digits in both languages and small counts are left out."
    if missing:
        text += f" Marked “not found”: {missing}."
    return text


def _write_terms(document: Any, terms: Sequence[Entry], width: int) -> Any:
    groups: dict[str, list[Entry]] = {}
    for entry in sorted(terms, key=lambda entry: pinyin_key(entry.source)):
        groups.setdefault(_domain(entry), []).append(entry)
    several = len(groups) > 1
    chinese, times = round(width * 0.37), 680
    widths = (chinese, width - chinese - times, times)
    rows = 1 + len(terms) + (len(groups) if several else 0)
    table = new_table(document, rows, widths, "Brief Glossary", "Glossary of terms used")
    _header(table, ("Chinese", "English", "Times"))
    at = 1
    for domain in sorted(groups):
        if several:
            _group(table.rows[at], domain)
            at += 1
        for entry in groups[domain]:
            cells = table.rows[at].cells
            _row(cells, entry)
            _cell(cells[2], str(entry.times), "Glossary Text")
            cells[2].paragraphs[0].alignment = 2
            put(table.rows[at]._tr.get_or_add_trPr(), element("cantSplit"))
            at += 1
    return table


def _write_figures(document: Any, figures: Sequence[Entry], width: int) -> Any:
    chinese = round(width * 0.37)
    table = new_table(document, 1 + len(figures), (chinese, width - chinese), "Brief Glossary", "Figures")
    _header(table, ("Chinese", "English"))
    for row, entry in zip(table.rows[1:], figures, strict=True):
        _row(row.cells, entry)
        put(row._tr.get_or_add_trPr(), element("cantSplit"))
    return table


def _header(table: Any, labels: Sequence[str]) -> None:
    for cell, label in zip(table.rows[0].cells, labels, strict=True):
        _cell(cell, label, "Glossary Header")
    if len(labels) == 3:
        table.rows[0].cells[2].paragraphs[0].alignment = 2


def _group(row: Any, domain: str) -> None:
    merged = row.cells[0].merge(row.cells[-1])
    _cell(merged, domain, "Glossary Group")
    put(row._tr.get_or_add_trPr(), element("cantSplit"))


def _row(cells: Sequence[Any], entry: Entry) -> None:
    cells[0].paragraphs[0].style = "Glossary Source"
    chinese_run(cells[0].paragraphs[0], entry.source)
    _cell(cells[1], entry.target, "Glossary Text")
    if entry.missing:
        share = "" if entry.times == 1 else f", {entry.missing} of {entry.times} times"
        cells[1].add_paragraph(style="Glossary Text").add_run(f"not found in the English{share}", style="Flag")


def _cell(cell: Any, text: str, style: str) -> None:
    cell.paragraphs[0].style = style
    cell.paragraphs[0].add_run(clean(text))


def _domain(entry: Entry) -> str:
    name = entry.domain.replace("_", " ").replace("-", " ").strip() or ("Names" if entry.kind == "name" else "General")
    return _TITLES.get(name, name[:1].upper() + name[1:])


def _converted(entry: Entry) -> bool:
    """Whether the figure reads otherwise in English, so that it is worth a reviewer's look."""
    if entry.domain == "date":
        return False
    if not _DIGITS.search(entry.target):
        return False  # 六条, six
    return bool(_NUMERALS.search(entry.source)) or _DIGITS.findall(entry.source) != _DIGITS.findall(
        entry.target.replace(",", "")
    )
