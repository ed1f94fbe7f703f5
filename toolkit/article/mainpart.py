"""Which part of an HTML page holds the article."""

import re
from collections import defaultdict
from collections.abc import Sequence

from toolkit.article.pieces import Piece

SHARE = 0.75  # of the page's prose that the main part must hold
ADVERT_SHARE = 0.2  # of the main part's text that advertisements in it hold at most

# what elements that hold no article call themselves; * for any ending
_ASIDE_NAMES = (
    "nav* aside side* foot* breadcrumb breadcrumbs crumb crumbs related* recommend* hot* rank* comment* login search* "
    "copyright share* qrcode toolbar friend* link links ad ads advert* banner popup modal cookie* dialog"
)
_ASIDE = re.compile(rf"\b(?:{'|'.join(_ASIDE_NAMES.split()).replace('*', '[a-z]*')})\b")

_ADVERT = re.compile(r"(?<![a-z])(?:ads?|adbox|advert[a-z]*|appendqr|guanggao)(?![a-z])")


def main_pieces(pieces: Sequence[Piece], struck: set[int]) -> set[int]:
    """Numbers of the pieces in the main part: the smallest element that holds most of the page's prose, and prose
    outside it in elements that call themselves as those of its own prose do, for some pages hold an article in parts.
    """
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
    prose = {n for n, piece in enumerate(pieces) if n not in struck and piece.prose and not aside(piece)}
    names = {pieces[n].path for n in inside & prose}
    return inside | {n for n in prose if pieces[n].path in names}


def advertising(pieces: Sequence[Piece], inside: set[int]) -> set[int]:
    """Numbers of the pieces of the main part whose elements call themselves advertisements; none where these hold
    much of its text, for then the name misleads."""
    found = {n for n in inside if _ADVERT.search(pieces[n].path)}
    text, advert = (sum(len(pieces[n].text) for n in numbers) for numbers in (inside, found))
    return found if advert <= ADVERT_SHARE * text else set()


def aside(piece: Piece) -> bool:
    """Whether the elements around a piece call themselves navigation, footer, related links and the like."""
    return bool(_ASIDE.search(piece.path.replace("-", " ").replace("_", " ")))
