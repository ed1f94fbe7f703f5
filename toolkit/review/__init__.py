"""The way back: bilingual text for correction, and corrections taken in again.

A brief carries its own record (`toolkit.record`). `exporting` writes it in one of `formats`; `importing` reads what
came back, compares it with the record, and `storing` puts the corrections where the next run finds them.
"""
