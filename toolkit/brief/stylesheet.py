"""The styles part of a package, made of styles given as data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from toolkit.brief.oxml import ORDER

Properties = Mapping[str, "Properties | str | int"]  # an element's children (mappings) and attributes (the rest)

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class Style:
    """One style; `paragraph`, `run`, `table` and `cell` are the children of its pPr, rPr, tblPr and tcPr."""

    name: str
    kind: str = "paragraph"
    based_on: str | None = "Normal"
    next: str | None = None
    id: str = ""
    paragraph: Properties = field(default_factory=dict)
    run: Properties = field(default_factory=dict)
    table: Properties = field(default_factory=dict)
    cell: Properties = field(default_factory=dict)
    conditional: Mapping[str, Mapping[str, Properties]] = field(default_factory=dict)  # firstRow → pPr, rPr, …
    default: bool = False
    priority: int = 10
    hidden: bool = False

    @property
    def style_id(self) -> str:
        return self.id or self.name.replace(" ", "")


def styles_part(styles: Iterable[Style], run: Properties, paragraph: Properties) -> str:
    """The part: `run` and `paragraph` as the document's defaults, no latent style in the gallery, then the styles."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault>{_xml('rPr', run)}</w:rPrDefault>"
        f"<w:pPrDefault>{_xml('pPr', paragraph)}</w:pPrDefault></w:docDefaults>"
    )
    latent = (
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
        'w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
    )
    return f'<w:styles xmlns:w="{_W}">{defaults}{latent}{"".join(map(_style_xml, styles))}</w:styles>'


def _style_xml(style: Style) -> str:
    """CT_Style: name, basedOn, next, uiPriority, semiHidden, unhideWhenUsed, qFormat, then the properties."""
    default = ' w:default="1"' if style.default else ""
    built_in = not style.name[0].isupper() or style.name in _BUILT_IN
    custom = "" if built_in else ' w:customStyle="1"'
    parts = [f'<w:style w:type="{style.kind}"{default}{custom} w:styleId="{style.style_id}">']
    parts.append(_xml("name", {"val": style.name}))
    parts += [_xml("basedOn", {"val": style.based_on})] if style.based_on else []
    parts += [_xml("next", {"val": style.next})] if style.next else []
    parts.append(_xml("uiPriority", {"val": style.priority}))
    parts += ["<w:semiHidden/><w:unhideWhenUsed/>"] if style.hidden else []
    parts += ["<w:qFormat/>"] if style.priority < 20 and not style.hidden else []
    parts += [_xml("pPr", style.paragraph)] if style.paragraph else []
    parts += [_xml("rPr", style.run)] if style.run else []
    parts += [_xml("tblPr", style.table)] if style.table else []
    parts += [_xml("tcPr", style.cell)] if style.cell else []
    for condition, properties in style.conditional.items():
        inner = "".join(_xml(name, properties[name]) for name in ("pPr", "rPr", "tcPr") if name in properties)
        parts.append(f'<w:tblStylePr w:type="{condition}">{inner}</w:tblStylePr>')
    return "".join(parts) + "</w:style>"


_BUILT_IN = {
    "Normal",
    "Body Text",
    "Title",
    "Subtitle",
    "List Paragraph",
    "List Bullet",
    "Hyperlink",
    "Default Paragraph Font",
    "Normal Table",
    "No List",
    "TOC Heading",
}


def _xml(tag: str, properties: Properties) -> str:
    """An element of attributes (plain values) and children (mappings), the latter in the schema's order."""
    attributes = "".join(f" w:{k}={quoteattr(str(v))}" for k, v in properties.items() if not isinstance(v, Mapping))
    children = {k: v for k, v in properties.items() if isinstance(v, Mapping)}
    order = ORDER.get(tag)
    names = sorted(children, key=order.index) if order else list(children)
    inner = "".join(_xml(name, children[name]) for name in names)
    return f"<w:{tag}{attributes}>{inner}</w:{tag}>" if inner else f"<w:{tag}{attributes}/>"
