"""The index of a publication: a page that a browser opens from disk, and a workbook."""

import html
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from toolkit.brief.wording import counted, long_date
from toolkit.publication.package import packed
from toolkit.publication.reading import Brief

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 Georgia, "Times New Roman", serif; color: #1c2733; max-width: 46em; margin: 2.5em auto;
  padding: 0 1em; }}
h1 {{ font-weight: normal; border-bottom: 2px solid #1f4e79; padding-bottom: .3em; }}
h2 {{ font-size: 1.15em; margin: 0 0 .2em; }}
input {{ font: inherit; width: 100%; box-sizing: border-box; padding: .4em .6em; }}
label, .about, footer {{ color: #56616c; font-size: .9em; }}
ul {{ list-style: none; padding: 0; }}
li {{ border-bottom: 1px solid #d5dbe1; padding: 1em 0; }}
li p {{ margin: .3em 0; }}
a {{ color: #1f4e79; }}
[hidden] {{ display: none; }}
</style>
</head>
<body>
<h1>{title}</h1>
<div id="finder" hidden><label for="words">Search titles, sources, dates and summaries</label>
<input id="words" type="search" autocomplete="off"></div>
<p class="about" id="count" role="status">{count}</p>
<ul id="briefs">
{items}
</ul>
<script>
const words = document.getElementById("words"), count = document.getElementById("count");
const items = [...document.querySelectorAll("#briefs li")], all = count.textContent;
document.getElementById("finder").hidden = false;
words.addEventListener("input", () => {{
  const wanted = words.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  for (const item of items) {{
    const text = item.textContent.toLowerCase();
    item.hidden = !wanted.every(word => text.includes(word));
    shown += !item.hidden;
  }}
  count.textContent = wanted.length ? shown + " of " + all : all;
}});
</script>
</body>
</html>
"""
_ITEM = """<li><h2><a href="{document}">{title}</a></h2>
<p class="about">{about}</p>
<p>{summary}</p>
<p class="about">{links}</p></li>"""
_COLUMNS = (("Title", 60), ("Date", 12), ("Source", 28), ("Author", 20), ("Summary", 80), ("Word", 40), ("PDF", 40))


@dataclass(frozen=True, slots=True)
class Item:
    """A brief in the index; `pdf` is empty where there is none."""

    brief: Brief
    document: str
    pdf: str


def html_index(items: Sequence[Item], title: str) -> str:
    """A page that needs no network, with a search of its own."""
    told = counted(len(items), "brief")
    return _PAGE.format(title=html.escape(title), count=told, items="\n".join(map(_html_item, items)))


def _html_item(item: Item) -> str:
    brief = item.brief
    author = f"By {brief.author}" if brief.author else ""
    about = "  ·  ".join(filter(None, (brief.source, long_date(brief.date), author)))
    links = [(item.document, "Word"), *([(item.pdf, "PDF")] if item.pdf else [])]
    return _ITEM.format(
        document=html.escape(item.document),
        title=html.escape(brief.title),
        about=html.escape(about),
        summary=html.escape(brief.summary),
        links="  ·  ".join(f'<a href="{html.escape(name)}">{label}</a>' for name, label in links),
    )


def xlsx_index(items: Sequence[Item], title: str) -> bytes:
    """The same as a workbook; the same items give the same bytes."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet = book.active
    sheet.title = "Briefs"
    book.properties.title, book.properties.creator = title, ""
    sheet.append([name for name, _ in _COLUMNS])
    for number, (_, width) in enumerate(_COLUMNS, 1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[sheet.cell(1, number).column_letter].width = width
    for row, item in enumerate(items, 2):
        brief = item.brief
        values = (brief.title, brief.date, brief.source, brief.author, brief.summary, item.document, item.pdf)
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column)
            cell.value, cell.data_type = value, "s"  # never a formula, whatever it begins with
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if column > 5 and value:
                cell.hyperlink = value
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    buffer = BytesIO()
    book.save(buffer)
    return _timeless(buffer.getvalue())


def _timeless(data: bytes) -> bytes:
    """A workbook without the times of its making."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    core = parts["docProps/core.xml"]
    parts["docProps/core.xml"] = re.sub(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>", b"", core)
    return packed(parts)
