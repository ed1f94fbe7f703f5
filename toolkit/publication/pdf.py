"""PDF twins by LibreOffice, where it is installed."""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

NONE = "no PDF: LibreOffice is not installed here"
_START, _EACH = 90, 30  # seconds that LibreOffice may take


def make_pdfs(documents: Sequence[Path]) -> str:
    """Write a PDF beside each Word file; returns what went wrong in a few words, empty where nothing did."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return NONE
    folder = documents[0].parent
    with tempfile.TemporaryDirectory(prefix="press-toolkit-") as scratch:
        profile = Path(scratch, "profile").as_uri()  # the user's own may be open
        command = [office, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "pdf"]
        try:
            subprocess.run(
                [*command, "--outdir", str(folder), *map(str, documents)],
                capture_output=True,
                check=True,
                timeout=_START + _EACH * len(documents),
            )
        except (OSError, subprocess.SubprocessError) as error:
            return f"no PDF: LibreOffice failed ({type(error).__name__})"
    missing = [document.name for document in documents if not document.with_suffix(".pdf").exists()]
    return f"no PDF of {', '.join(missing)}: LibreOffice could not convert it" if missing else ""
