"""Which part of an HTML page holds the article."""

import re
from collections import defaultdict
from collections.abc import Sequence

from toolkit.article.pieces import Piece

SHARE = 0.75  # of the page's prose that the main part must hold
ADVERT_SHARE = 0.2  # of the main part's text that advertisements in it hold at most
WINDOW = 24  # characters of a piece looked for in trafilatura's text

# what elements that hold no article call themselves; * for any ending
_ASIDE_NAMES = (
    "nav* aside side* foot* breadcrumb breadcrumbs crumb crumbs related* recommend* hot* rank* comment* login search* "
    "copyright share* qrcode toolbar friend* link links ad ads advert* banner popup modal cookie* dialog"
)
_ASIDE = re.compile(rf"\b(?:{'|'.join(_ASIDE_NAMES.split()).replace('*', '[a-z]*')})\b")

_ADVERT = re.compile(r"(?<![a-z])(?:ads?|adbox|advert[a-z]*|appendqr|guanggao)(?![a-z])")


def main_pieces(pieces: Sequence[Piece], struck: set[int], html: str) -> set[int]:
    """Numbers of the pieces in the main part: the smallest element that holds most of the page's prose, and prose
    outside it that trafilatura also takes for the article."""
    weights: dict[int, int] = defaultdict(int)
    total = 0
    for number, piece in enumerate(pieces):
        if number in struck or not (piece.prose or piece.tag == "table") or aside(piece):
            continue
        total += len(piece.text)
        for element in piece.elements:
            weights[element] += len(piece.text)
    if not total:
        return set()
    main = max((e for e, weight in weights.items() if weight >= SHARE * total), default=None)
    inside = {n for n, piece in enumerate(pieces) if main is None or main in piece.elements}
    outside = [n for n, p in enumerate(pieces) if n not in inside and n not in struck and p.prose and not aside(p)]
    if outside:
        known = _squeezed(main_content(html))
        inside |= {n for n in outside if _squeezed(pieces[n].raw)[:WINDOW] in known}
    return inside


def advertising(pieces: Sequence[Piece], inside: set[int]) -> set[int]:
    """Numbers of the pieces of the main part whose elements call themselves advertisements; none where these hold
    much of its text, for then the name misleads."""
    found = {n for n in inside if _ADVERT.search(pieces[n].path)}
    text, advert = (sum(len(pieces[n].text) for n in numbers) for numbers in (inside, found))
    return found if advert <= ADVERT_SHARE * text else set()


def aside(piece: Piece) -> bool:
    """Whether the elements around a piece call themselves navigation, footer, related links and the like."""
    return bool(_ASIDE.search(piece.path.replace("-", " ").replace("_", " ")))


def main_content(html: str) -> str:
    """What trafilatura takes for the main content of a page."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return trafilatura.extract(html, include_comments=False, include_tables=True) or ""


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)
