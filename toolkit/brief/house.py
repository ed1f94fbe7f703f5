"""A house's own Word file as template: its letterhead, page and styles, with what it lacks added from ours.

A brief takes the place of the template's text; where the template has a content control tagged `brief`, it takes
that control's place and the text around it stays.
"""

import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.brief.oxml import element, put
from toolkit.brief.styles.basics import EAST_ASIAN_LANGUAGE, LANGUAGE
from toolkit.brief.template import TEMPLATE
from toolkit.errors import ToolkitError

PLACE = "brief"  # tag of the content control that a brief replaces


class TemplateError(ToolkitError):
    """A template cannot be read or is no Word document."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A document to write into, and the blocks of its template that go below the brief."""

    document: Any
    below: tuple[Any, ...] = ()

    def close(self) -> None:
        """Put what stands below the brief in its place."""
        for block in self.below:
            self.document.element.body.sectPr.addprevious(block)


def open_template(path: Path | None) -> Frame:
    """An empty document of our template, or of a house's. Raises TemplateError."""
    from docx import Document

    ours = Document(str(TEMPLATE))
    if path is None:
        return Frame(ours)
    house = _read(path)
    _add_styles(house, ours)
    _add_margins(house, ours)
    _set_languages(house)
    below = _make_room(house)
    _drop_comments(house)
    return Frame(house, below)


def _read(path: Path) -> Any:
    from docx import Document

    if not path.is_file():
        raise TemplateError(f"{path}: there is no such file; check the path given with --template.")
    try:
        document = Document(str(path))
        assert document.element.body.sectPr is not None or document.sections is not None
        document.styles  # noqa: B018 - a package without styles part is found out here
        return document
    except Exception as error:
        raise TemplateError(
            f"{path}: not a Word document that can serve as template; open it in Word and save it as .docx."
        ) from error


def _add_styles(house: Any, ours: Any) -> None:
    """Add our styles that the house has none of that name for; references follow names, since identifiers may differ
    (a German Word calls "heading 1" berschrift1)."""
    from docx.oxml.ns import qn

    _give_way(house, ours)
    theirs = _named(house)
    taken = {identifier.lower() for identifier in theirs.values()}
    ids: dict[str, str] = {}
    added = []
    for style in ours.styles.element.findall(qn("w:style")):
        identifier, name = style.get(qn("w:styleId")), _name(style)
        if name in theirs:
            ids[identifier] = theirs[name]
            continue
        ids[identifier] = f"Brief{identifier}" if identifier.lower() in taken else identifier
        new = copy.deepcopy(style)
        new.attrib.pop(qn("w:default"), None)
        added.append(new)
    for style in added:
        style.set(qn("w:styleId"), ids[style.get(qn("w:styleId"))])
        for tag in ("basedOn", "next", "link"):
            for reference in style.findall(qn(f"w:{tag}")):
                reference.set(qn("w:val"), ids[reference.get(qn("w:val"))])
        for fonts in style.iter(qn("w:rFonts")):
            fonts.attrib.pop(qn("w:eastAsiaTheme"), None)  # few themes name a Chinese font
        for number in style.iter(qn("w:numId")):
            number.set(qn("w:val"), str(_add_bullets(house, ours, style.get(qn("w:styleId")))))
        house.styles.element.append(style)


def _give_way(house: Any, ours: Any) -> None:
    """Rename styles of the house that are of another type than ours of that name: a character style Lead, say. What is
    written in them refers to their identifiers, which stay."""
    from docx.oxml.ns import qn

    types = {_name(style): style.get(qn("w:type")) for style in ours.styles.element.findall(qn("w:style"))}
    for style in house.styles.element.findall(qn("w:style")):
        if types.get(_name(style)) not in (None, style.get(qn("w:type"), "paragraph")):
            name = style.find(qn("w:name"))
            name.set(qn("w:val"), f"{name.get(qn('w:val'))} (house)")


def _named(document: Any) -> dict[str, str]:
    """The identifiers of a document's styles by their names."""
    from docx.oxml.ns import qn

    styles = document.styles.element.findall(qn("w:style"))
    return {_name(style): style.get(qn("w:styleId"), "") for style in styles if _name(style)}


def _name(style: Any) -> str:
    """The name of a style in small letters; empty where it has none."""
    from docx.oxml.ns import qn

    name = style.find(qn("w:name"))
    return "" if name is None else str(name.get(qn("w:val"))).lower()


def _add_bullets(house: Any, ours: Any, style_id: str) -> int:
    """Add our bullets to the house's numbering; the number of the list."""
    from docx.oxml.ns import qn

    numbering = _numbering(house)
    used = {tag: [int(n.get(qn(f"w:{tag}"))) for n in numbering.iter() if n.get(qn(f"w:{tag}"))] for tag in _NUMBERS}
    abstract = copy.deepcopy(ours.part.numbering_part.element.find(qn("w:abstractNum")))
    abstract_id, number_id = (max(used[tag], default=0) + 1 for tag in _NUMBERS)
    abstract.set(qn("w:abstractNumId"), str(abstract_id))
    for reference in abstract.iter(qn("w:pStyle")):
        reference.set(qn("w:val"), style_id)
    first = numbering.find(qn("w:num"))
    if first is None:
        numbering.append(abstract)
    else:
        first.addprevious(abstract)
    number = element("num", numId=number_id)
    number.append(element("abstractNumId", val=abstract_id))
    last = numbering.findall(qn("w:num"))
    (last[-1] if last else abstract).addnext(number)
    return number_id


_NUMBERS = ("abstractNumId", "numId")


def _numbering(house: Any) -> Any:
    """The house's numbering, made where it has none: python-docx makes none, and few letterheads have lists."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.parts.numbering import NumberingPart

    part = house.part
    if not any(relation.reltype == RELATIONSHIP_TYPE.NUMBERING for relation in part.rels.values()):
        uri = PackURI("/word/numbering.xml")
        made = NumberingPart(uri, CONTENT_TYPE.WML_NUMBERING, element("numbering"), part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return part.numbering_part.element


def _add_margins(house: Any, ours: Any) -> None:
    """Our running header and footer where the house's pages have none."""
    to, source = house.sections[-1], ours.sections[0]
    if any(_says_something(section.header) or _says_something(section.footer) for section in house.sections):
        return
    if any(_says_something(part) for s in house.sections for part in (s.first_page_header, s.first_page_footer)):
        return
    to.different_first_page_header_footer = True
    for name in ("first_page_header", "header", "first_page_footer", "footer"):
        target = getattr(to, name)
        target.is_linked_to_previous = False
        for block in list(target._element):
            target._element.remove(block)
        for block in getattr(source, name)._element:
            target._element.append(_renamed(copy.deepcopy(block), house, ours))


def _renamed(block: Any, house: Any, ours: Any) -> Any:
    """A block of ours with the house's identifiers of its styles."""
    from docx.oxml.ns import qn

    names = {s.get(qn("w:styleId")): _name(s) for s in ours.styles.element.findall(qn("w:style"))}
    theirs = _named(house)
    for reference in block.iter(qn("w:pStyle")):
        reference.set(qn("w:val"), theirs[names[reference.get(qn("w:val"))]])
    return block


def _says_something(part: Any) -> bool:
    """Whether a header or footer is there and holds text, a picture or a field."""
    if part.is_linked_to_previous:
        return False
    return bool(part._element.xpath(".//w:t | .//w:drawing | .//w:pict | .//w:fldSimple | .//w:instrText"))


def _set_languages(house: Any) -> None:
    """British English unless the house writes another, and Simplified Chinese, for spelling and fonts."""
    from docx.oxml.ns import qn

    styles = house.styles.element
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = element("docDefaults")
        styles.insert(0, defaults)
    for tag in ("rPrDefault", "rPr"):
        found = (defaults if tag == "rPrDefault" else defaults[0]).find(qn(f"w:{tag}"))
        if found is None:
            found = element(tag)
            (defaults if tag == "rPrDefault" else defaults[0]).insert(0, found)
    look = defaults[0][0]
    old = look.find(qn("w:lang"))
    before = "" if old is None else old.get(qn("w:val")) or ""
    english = before if before.startswith("en") else LANGUAGE
    put(look, element("lang", val=english, eastAsia=EAST_ASIAN_LANGUAGE, bidi="ar-SA"))


def _make_room(house: Any) -> tuple[Any, ...]:
    """Take away the template's text; returns the blocks that go below the brief."""
    from docx.oxml.ns import qn

    body = house.element.body
    sentinel = body.sectPr
    references = sentinel.xpath("./w:headerReference | ./w:footerReference")
    for earlier in body.xpath(".//w:p/w:pPr/w:sectPr") if not references else ():
        for reference in reversed(earlier.xpath("./w:headerReference | ./w:footerReference")):
            sentinel.insert(0, copy.deepcopy(reference))
        break
    places = [sdt for sdt in body.findall(qn("w:sdt")) if _tag(sdt) == PLACE]
    blocks = [block for block in body if block is not sentinel]
    if not places:
        for block in blocks:
            body.remove(block)
        return ()
    below = tuple(blocks[blocks.index(places[0]) + 1 :])
    for block in (places[0], *below):
        body.remove(block)
    return below


def _tag(control: Any) -> str | None:
    from docx.oxml.ns import qn

    tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    return None if tag is None else tag.get(qn("w:val"))


def _drop_comments(house: Any) -> None:
    """A template's comments explain it; no brief shows them."""
    marks = "//w:commentRangeStart | //w:commentRangeEnd | //w:r[w:commentReference]"
    for mark in house.element.body.xpath(marks):
        mark.getparent().remove(mark)
    comments = house.part._comments_part.element
    for comment in list(comments):
        comments.remove(comment)
