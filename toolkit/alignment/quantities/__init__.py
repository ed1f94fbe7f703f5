"""Quantities: Chinese numbers with units, dates, ranges and approximations, and the English each must have.

Text goes through `grammar` (what it means) and `render` (how English says it).
"""

from toolkit.alignment.model import Match
from toolkit.alignment.quantities import context, grammar, render

__all__ = ["find"]


def find(text: str) -> tuple[Match, ...]:
    """The quantities of a normalised Simplified Chinese text, in order, without overlap. Never raises.

    Each is a Match of kind "quantity" whose `target` is the house form and whose `variants` are the other English
    that says the same; `domain` names what it is ("money", "date", "count" …).
    """
    matches = []
    for parsed in context.refine(grammar.parse(text), text):
        forms = render.english(parsed.node)
        if forms:
            source = text[parsed.start : parsed.end]
            domain = render.domain(parsed.node)
            matches.append(Match("quantity", source, forms[0], parsed.start, parsed.end, forms[1:], domain=domain))
    return tuple(matches)
