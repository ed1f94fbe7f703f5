"""Cells that a spreadsheet would run as formulas: made harmless on the way out, restored on the way in."""

import re

_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
_NEUTRAL = re.compile(r"'+[=+\-@\t\r]")


def neutral(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would run; `restored` undoes it exactly."""
    return "'" + cell if _DANGEROUS.match(cell) else cell


def restored(cell: str) -> str:
    """The cell as it was before `neutral`."""
    return cell[1:] if _NEUTRAL.match(cell) else cell
