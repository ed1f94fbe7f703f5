"""`python -m toolkit.quality.audit FILE.jsonl`: the audit on the command line."""

import sys
from collections.abc import Sequence
from pathlib import Path

from toolkit.quality.audit import AuditError, audit, of_json


def main(arguments: Sequence[str]) -> int:
    """Print each unreported failure of a file; 1 if there is any, 2 if the file cannot be read."""
    if len(arguments) != 1 or arguments[0].startswith("--"):
        print("Usage: python -m toolkit.quality.audit FILE.jsonl (the output of `toolkit translate --json`)")
        return 2
    try:
        records = list(of_json(Path(arguments[0]).read_text(encoding="utf-8").splitlines()))
    except (OSError, UnicodeDecodeError) as error:
        print(f"{arguments[0]}: cannot be read ({error}); check the path.", file=sys.stderr)
        return 2
    except AuditError as error:
        print(f"{arguments[0]}: {error}", file=sys.stderr)
        return 2
    failures = audit(records)
    for failure in failures:
        print(f"line {failure.line}: {failure.kind} {failure.source} is called satisfied,", end=" ")
        print(f"but “{failure.wanted}” is not in: {failure.english}")
    satisfied = sum(claim.satisfied for _, own in records for claim in own)
    matched = sum(len(own) for _, own in records)
    print(f"{matched} matches, {satisfied} called satisfied, {len(failures)} of them not found.")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
