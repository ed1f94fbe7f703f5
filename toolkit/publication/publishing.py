"""A folder of briefs published: final copies, PDF twins, indexes, checksums and one archive of it all."""

import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.brief.oxml import clean
from toolkit.errors import OutputError, PublicationError
from toolkit.files import check_writable
from toolkit.publication.finalising import Final, finalised
from toolkit.publication.index import Item, html_index, xlsx_index
from toolkit.publication.naming import names
from toolkit.publication.package import packed, read_parts
from toolkit.publication.pdf import make_pdfs
from toolkit.publication.reading import Obstacle, is_brief

SUMS = "SHA256SUMS"
ARCHIVE = "press-briefs.zip"
TITLE = "Press briefs"
_LITTER = (".DS_Store", "Thumbs.db", "desktop.ini")  # what file managers leave


@dataclass(frozen=True, slots=True)
class Published:
    """What was published. `files` are the names in the folder; `obstacles` stood against it, `notes` did not;
    `left_out` are Word files that are no briefs; `without_pdf` says why PDF twins are missing."""

    folder: Path
    briefs: tuple[tuple[Path, str], ...]  # the brief and the name of its final copy
    files: tuple[str, ...]
    obstacles: tuple[Obstacle, ...]
    notes: tuple[Obstacle, ...]
    left_out: tuple[Path, ...]
    accepted: int  # tracked changes of people
    rejected: int  # insertions and deletions that the toolkit proposed and nobody took up
    without_pdf: str

    @property
    def done(self) -> bool:
        """False: refused, nothing was written."""
        return bool(self.files)


def publish(
    folder: Path, to: Path, *, office: str = "", force: bool = False, pdf: bool = True, title: str = TITLE
) -> Published:
    """Publish the briefs of a folder into the folder `to`, which an earlier publication may hold.

    Refuses briefs with open comments of people, errors or warnings unless `force`; notes do not stand against it.
    Raises PublicationError or OutputError.
    """
    office, title = clean(office), clean(title)
    _check_place(folder, to)
    finals, left_out = _read(folder, office)
    found = tuple(Obstacle(path, final.reasons) for path, final in finals if final.reasons)
    notes = tuple(Obstacle(path, final.notes) for path, final in finals if final.notes)
    accepted, rejected = (sum(n) for n in zip(*((f.accepted, f.rejected) for _, f in finals), strict=True))
    if found and not force:
        return Published(to, (), (), found, notes, left_out, accepted, rejected, "")
    check_writable(to.parent)
    ordered = sorted(finals, key=lambda pair: (pair[1].brief.title, pair[0].name))
    ordered.sort(key=lambda pair: pair[1].brief.date, reverse=True)
    try:
        with tempfile.TemporaryDirectory(prefix=f".{to.name}-", dir=to.parent) as scratch:
            aside = Path(scratch, "new")
            aside.mkdir()
            stems = names(final.brief for _, final in ordered)
            missing = _write(aside, ordered, stems, pdf, title)
            files = tuple(sorted(path.name for path in aside.iterdir()))
            _exchange(aside, to, Path(scratch, "old"))
    except OSError as error:
        raise OutputError(f"{to}: cannot be written ({error.strerror}); choose another folder with --to.") from error
    briefs = tuple((path, f"{stem}.docx") for (path, _), stem in zip(ordered, stems, strict=True))
    return Published(to, briefs, files, found, notes, left_out, accepted, rejected, missing)


def _exchange(new: Path, to: Path, old: Path) -> None:
    """Put `new` in the place of `to`, which goes to `old`; where that fails, all is as before. Raises OSError."""
    present = to.exists()
    if present:
        to.replace(old)
    try:
        new.replace(to)
    except OSError:
        if present:
            old.replace(to)
        raise


def _check_place(folder: Path, to: Path) -> None:
    if not folder.is_dir():
        raise PublicationError(f"{folder}: there is no such folder; name the one that holds the briefs.")
    if to.resolve() == folder.resolve() or to.resolve() in folder.resolve().parents:
        raise PublicationError(f"{to}: the briefs themselves are in there; choose another folder with --to.")
    if to.exists() and not to.is_dir():
        raise PublicationError(f"{to}: this is a file; choose a folder with --to.")
    if to.exists() and any(to.iterdir()) and not (to / SUMS).exists():
        raise PublicationError(f"{to}: this folder holds other files; choose an empty or a new one with --to.")
    if others := _not_as_published(to):
        raise PublicationError(
            f"{to}: {', '.join(others[:5])} {'is' if len(others) == 1 else 'are'} not as published and would be lost; "
            "move what you want to keep, or choose another folder with --to."
        )


def _not_as_published(folder: Path) -> list[str]:
    """The names in the folder of an earlier publication that it did not write, or that were changed since."""
    sums: dict[str, str] = {}
    for file in (SUMS, f"{ARCHIVE}.sha256"):
        if (folder / file).is_file():
            lines = (folder / file).read_text(encoding="utf-8", errors="replace").splitlines()
            sums |= {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    known = {SUMS, f"{ARCHIVE}.sha256", *_LITTER}
    others = [p for p in sorted(folder.iterdir()) if p.name not in known] if folder.is_dir() else []
    return [p.name for p in others if not p.is_file() or _digest(p) != sums.get(p.name)]


def _read(folder: Path, office: str) -> tuple[list[tuple[Path, Final]], tuple[Path, ...]]:
    """The final copies of the briefs in a folder, and Word files that are none."""
    from lxml.etree import XMLSyntaxError

    finals, left_out = [], []
    for path in sorted(folder.glob("*.docx")):
        if path.name.startswith(("~$", ".")):
            continue  # Word's lock files
        parts = read_parts(path)
        if not is_brief(parts):
            left_out.append(path)
            continue
        try:
            finals.append((path, finalised(parts, office)))
        except XMLSyntaxError as error:
            raise PublicationError(f"{path}: this Word file is damaged; save it anew.") from error
    if not finals:
        raise PublicationError(
            f"{folder}: there are no briefs in this folder; 'toolkit run PAGE -o {folder}' makes some."
        )
    return finals, tuple(left_out)


def _write(aside: Path, finals: Sequence[tuple[Path, Final]], stems: Sequence[str], pdf: bool, title: str) -> str:
    """All files of a publication; returns why PDF twins are missing."""
    documents = [aside / f"{stem}.docx" for stem in stems]
    for document, (_, final) in zip(documents, finals, strict=True):
        document.write_bytes(packed(final.parts))
    missing = make_pdfs(documents) if pdf else ""
    items = [
        Item(final.brief, document.name, twin.name if (twin := document.with_suffix(".pdf")).exists() else "")
        for document, (_, final) in zip(documents, finals, strict=True)
    ]
    (aside / "index.html").write_text(html_index(items, title), encoding="utf-8", newline="\n")
    (aside / "index.xlsx").write_bytes(xlsx_index(items, title))
    files = sorted(aside.iterdir())
    (aside / SUMS).write_text("".join(map(_sum, files)), encoding="ascii", newline="\n")
    (aside / ARCHIVE).write_bytes(packed({path.name: path.read_bytes() for path in (*files, aside / SUMS)}))
    (aside / f"{ARCHIVE}.sha256").write_text(_sum(aside / ARCHIVE), encoding="ascii", newline="\n")
    return missing


def _sum(path: Path) -> str:
    """A line as `sha256sum -c` reads it."""
    return f"{_digest(path)}  {path.name}\n"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
