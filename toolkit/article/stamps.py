"""What is cut out of lines that are kept: a transcript's time stamps, a portal's link behind the last sentence."""

import re
from dataclasses import replace

from toolkit.article.sheet import Sheet

FEWEST = 2  # stamped lines of a transcript

_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
_BRACKETED = rf"[\[【（]\s*{_CLOCK}\s*[\]】）]"
_STAMP = re.compile(
    rf"^{_BRACKETED}|{_BRACKETED}$"  # at either end of a line
    rf"|(?<=[\]】]) ?{_BRACKETED}|{_BRACKETED}(?=\s*：)"  # behind the speaker's name
    rf"|^{_CLOCK}(?= [^：。，]{{1,20}}：)"
)
_PORTAL = re.compile(r"\s*返回[\w\u4e00-\u9fff]{1,8}，查看更多$")


def cut_stamps(sheet: Sheet) -> None:
    """Take the time stamps out of the pieces that are kept, if there are several."""
    stamped = {n: found for n in sheet.kept() if (found := _STAMP.findall(sheet.pieces[n].text))}
    if len(stamped) < FEWEST:
        return
    for number, stamps in stamped.items():
        piece = sheet.pieces[number]
        sheet.pieces[number] = replace(piece, text=_STAMP.sub("", piece.text).strip())
        sheet.cuts += [(number, stamp.strip(), "time stamp") for stamp in stamps]


def cut_portal_links(sheet: Sheet) -> None:
    """Take "返回搜狐，查看更多" off the ends of the pieces that are kept."""
    for number in sheet.kept():
        piece = sheet.pieces[number]
        if link := _PORTAL.search(piece.text):
            sheet.pieces[number] = replace(piece, text=piece.text[: link.start()])
            sheet.cuts.append((number, link[0].strip(), "link of the portal"))
