"""An independent look at a translation report: is what it calls satisfied really in the English?

    toolkit translate page.txt --json > page.jsonl
    python -m toolkit.quality.audit page.jsonl

Nothing here is shared with the verifier or with the grammar of quantities. Terms and names are searched for as whole
words. Of a quantity only the numbers are read, by a reader of its own on either side: each number that the Chinese
states must stand somewhere in the English, in whatever unit of ten, hundred or thousand. What the report calls
satisfied and this reader cannot find is an unreported failure. Exit code 1 if there is any.
"""

from toolkit.quality.audit.failures import Failure, audit
from toolkit.quality.audit.records import AuditError, Claim, of_json, of_segments

__all__ = ["AuditError", "Claim", "Failure", "audit", "of_json", "of_segments"]
