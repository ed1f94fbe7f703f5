"""What a translation report says of its matches: its claims."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from toolkit.errors import ToolkitError
from toolkit.translation.model import Outcome, TranslatedSegment


class AuditError(ToolkitError):
    """The file is not the output of `toolkit translate --json`."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a report says of one match; `accepted` is empty where the report does not list it."""

    kind: str
    source: str
    accepted: tuple[str, ...]
    satisfied: bool


def of_segments(segments: Iterable[TranslatedSegment]) -> list[tuple[str, tuple[Claim, ...]]]:
    """Records of translated segments."""
    return [(s.target, tuple(_of_outcome(outcome) for outcome in s.outcomes)) for s in segments]


def _of_outcome(outcome: Outcome) -> Claim:
    """Of a quantity only the preferred English, as in the JSON: its hundred other forms are the verifier's."""
    match = outcome.match
    accepted = (match.target,) if match.kind == "quantity" else match.accepted
    return Claim(match.kind, match.source, accepted, outcome.satisfied)


def of_json(lines: Iterable[str]) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    """Records of JSON Lines as `toolkit translate --json` writes them. Raises AuditError."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                record = json.loads(line)
                claims = [
                    _claim(kind, match)
                    for kind, key in (("term", "terms"), ("quantity", "quantities"), ("name", "names"))
                    for match in record.get(key, ())
                ]
                yield str(record["target"]), tuple(claims)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                message = f"Line {number} is no record of `toolkit translate --json` ({error}); give that output."
                raise AuditError(message) from error


def _claim(kind: str, match: dict[str, Any]) -> Claim:
    return Claim(kind, match["source"], tuple(match.get("accepted") or (match["target"],)), match["satisfied"])
