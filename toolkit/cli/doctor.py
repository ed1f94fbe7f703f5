"""toolkit doctor: what works on this machine."""

import typer

from toolkit.cli.options import JsonOption, print_json


def command(as_json: JsonOption = False) -> None:
    """Check this machine: model, glossary, cache, Word layouts. Each line that fails says how to mend it.

    Exits with 2 if briefs cannot be made here.
    """
    from toolkit.quality.doctor import examine

    checks = examine()
    if as_json:
        print_json([{"check": c.name, "ok": c.ok, "needed": c.needed, "detail": c.detail} for c in checks])
    else:
        for check in checks:
            mark = "ok  " if check.ok else ("FAIL" if check.needed else "-   ")
            typer.echo(f"{mark} {check.name}: {check.detail}")
    if any(check.needed and not check.ok for check in checks):
        raise typer.Exit(2)
