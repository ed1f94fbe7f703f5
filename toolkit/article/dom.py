"""HTML cut into pieces: every visible text with where it stands, nothing judged yet."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from toolkit.article.model import Script
from toolkit.article.normalise import normalise
from toolkit.article.pieces import Piece
from toolkit.article.tables import data_rows

_SKIPPED = {"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "canvas", "math"}
_INLINE = set(
    "a abbr acronym b bdi bdo big cite code em font i img ins kbd label mark q s small span strike strong sub sup "
    "time tt u var wbr del nobr o:p st1:chsdate".split()
)
_CONTROLS = {"button", "select", "option", "input", "textarea", "label"}
_BOLD = {"b", "strong"}
_OWN_TAGS = {"h1", "h2", "h3", "h4", "h5", "h6", "li", "figcaption", "caption", "blockquote", "dt", "dd"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
SHOWN = 0.5  # of the page's prose: when more is hidden, the page's script is what shows it


@dataclass(slots=True)
class _Context:
    """What the elements around a text say of it."""

    tag: str = "p"
    path: str = ""
    link: bool = False
    bold: bool = False
    centred: bool = False
    hidden: bool = False
    elements: tuple[int, ...] = ()


@dataclass(slots=True)
class _Walk:
    script: Script
    pieces: list[Piece] = field(default_factory=list)
    runs: list[tuple[str, bool, bool]] = field(default_factory=list)  # text, in a link, bold
    count: int = 0
    steps: list[Callable[[], None]] = field(default_factory=list)  # what is still to do, the next last

    def flush(self, context: _Context) -> None:
        raw = "".join(text for text, _, _ in self.runs)
        text = self.normal(raw)
        if text:
            letters = [(len(t.strip()), link, bold) for t, link, bold in self.runs if t.strip()]
            total = sum(n for n, _, _ in letters) or 1
            self.pieces.append(
                Piece(
                    " ".join(raw.split()),
                    text,
                    context.tag,
                    context.path,
                    sum(n for n, link, _ in letters if link) / total,
                    all(bold for _, _, bold in letters),
                    context.centred,
                    context.hidden,
                    context.elements,
                    self.normal(" ".join(text for text, _, _ in self.runs)) if len(letters) > 1 else "",
                )
            )
        self.runs.clear()

    def normal(self, text: str) -> str:
        return normalise(text, self.script).replace("\n", " ").strip()


def html_pieces(html: str, script: Script) -> tuple[list[Piece], dict[str, str]]:
    """Pieces of a page in order, and what its head says: its <title> as "title" and its meta tags by name."""
    from lxml import html as parser

    if not html.strip():
        return [], {}
    try:
        root = parser.document_fromstring(
            html.encode("utf-8"), parser=parser.HTMLParser(encoding="utf-8", huge_tree=True)
        )
    except (ValueError, AssertionError, parser.etree.ParserError):
        return [], {}
    walk = _Walk(script)
    body = root.find("body")
    _walk(body if body is not None else root, walk)
    return _shown(walk.pieces), _head(root, script)


def _shown(pieces: list[Piece]) -> list[Piece]:
    """Pieces of a page saved before its script made the article visible count as visible."""
    prose = sum(len(piece.text) for piece in pieces if piece.prose)
    hidden = sum(len(piece.text) for piece in pieces if piece.prose and piece.hidden)
    return [replace(piece, hidden=False) for piece in pieces] if hidden > SHOWN * prose else pieces


def _head(root: Any, script: Script) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
        content = normalise(meta.get("content") or "", script).replace("\n", " ").strip()
        if name and content:
            found.setdefault(name, content)
    for name, content in _linked_data(root):
        found.setdefault(name, normalise(content, script))
    title = root.find(".//title")
    if title is not None:
        found["title"] = normalise(title.text_content(), script).replace("\n", " ").strip()
    return found


def _linked_data(root: Any) -> Iterator[tuple[str, str]]:
    """Headline, day, publisher and author that the page's JSON-LD gives, under names of meta tags."""
    names = {"headline": "og:title", "datePublished": "datepublished", "publisher": "source", "author": "author"}
    for element in root.iter("script"):
        if (element.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        for record in data if isinstance(data, list) else [data]:
            for key, name in names.items():
                value = record.get(key) if isinstance(record, dict) else None
                value = value.get("name") if isinstance(value, dict) else value
                if isinstance(value, str) and value.strip():
                    yield name, value


def _walk(root: Any, walk: _Walk) -> None:
    """Cut a page; its elements are put on a stack rather than visited by recursion, for some pages nest thousands."""
    walk.steps += [partial(walk.flush, _Context()), partial(_enter, root, _Context(), walk)]
    while walk.steps:
        walk.steps.pop()()


def _enter(element: Any, context: _Context, walk: _Walk) -> None:
    tag = element.tag
    if not isinstance(tag, str) or tag in _SKIPPED:  # a comment has a function for its tag
        return
    if tag == "br":
        if not re.fullmatch(r"h[1-6]", context.tag):  # a heading broken over two lines is one
            walk.flush(context)
        return
    here = _context(element, tag, context, walk)
    rows = None if here.hidden or tag != "table" else data_rows(element, walk.script)
    if here.hidden and not context.hidden:  # becomes pieces of its own and does not break the line it stands in
        line, walk.runs = walk.runs, []
        walk.steps += [partial(setattr, walk, "runs", line), partial(walk.flush, here)]
        _enter_children(element, here, walk)
    elif rows:
        walk.flush(context)
        raw = "\n".join("\t".join(row) for row in rows)
        table = Piece(raw, raw, "table", here.path, elements=here.elements)
        walk.steps.append(partial(walk.pieces.append, table))
        walk.steps += [partial(_enter, caption, here, walk) for caption in reversed(element.findall("caption"))]
    elif tag in _INLINE:
        _enter_children(element, here, walk)
    else:
        walk.flush(context)
        walk.steps.append(partial(walk.flush, here))
        _enter_children(element, here, walk)


def _enter_children(element: Any, here: _Context, walk: _Walk) -> None:
    for child in reversed(element):
        walk.steps += [partial(_text, child.tail, here, walk), partial(_enter, child, here, walk)]
    walk.steps.append(partial(_text, element.text, here, walk))


def _text(text: str | None, context: _Context, walk: _Walk) -> None:
    if text:
        walk.runs.append((re.sub(r"[\r\n]+", " " if _latin(text) else "", text), context.link, context.bold))


def _latin(text: str) -> bool:
    """Whether line breaks in the source stand for spaces; between Chinese characters they stand for nothing."""
    return not re.search(r"[\u3400-\u9fff，。、；：]\s*[\r\n]+\s*[\u3400-\u9fff，。、；：]", text)


def _context(element: Any, tag: str, context: _Context, walk: _Walk) -> _Context:
    walk.count += 1
    style = element.get("style") or ""
    names = f"{tag} {element.get('id') or ''} {element.get('class') or ''}".lower()
    inline = tag in _INLINE
    own = tag in _OWN_TAGS or tag in _CONTROLS
    return _Context(
        tag="control" if tag in _CONTROLS - {"label"} else tag if own and not inline else context.tag,
        path=context.path if inline else f"{context.path} {names}".strip(),
        link=context.link or tag == "a",
        bold=context.bold or tag in _BOLD or bool(_BOLD_STYLE.search(style)),
        centred=context.centred
        or tag == "center"
        or (element.get("align") or "").lower() == "center"
        or bool(_CENTRED.search(style)),
        hidden=context.hidden or element.get("hidden") is not None or bool(_HIDDEN.search(style)),
        elements=context.elements if inline else (*context.elements, walk.count),
    )
