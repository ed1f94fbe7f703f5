"""What only the whole article tells: where it is from, the month of its dateline, the dollars of its place."""

import re
from collections.abc import Sequence
from dataclasses import replace

from toolkit.alignment import quantities
from toolkit.alignment.model import Match
from toolkit.article.model import Article

_DATELINE = re.compile(r"(?<![\d月])(\d{1,2})日[电讯]")
_PLAIN_YUAN = re.compile(r"[\d十百千万亿余多几]元$")
REGIONS = {"hong-kong": "港元", "taiwan": "新台币"}  # with their money; a glossary has folders of these names
_HONG_KONG = re.compile(r"香港|特区政府|本港|港元|港币|全港|港府|立法会")
_TAIWAN = re.compile(r"台湾|台北|新北|台中|台南|高雄|桃园|新竹|台币|中央社|市府|县府|立委|行政院|经济部|金管会")


def localised(article: Article, text: str, matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """The matches of one of the article's texts, with English that fits the article."""
    return _in_dollars(article, text, _dated(text, matches, article.date))


def _dated(text: str, matches: tuple[Match, ...], date: str | None) -> tuple[Match, ...]:
    """With the month in a dateline that leaves it out (台北5日电), if the article's date is that day."""
    found = _DATELINE.search(text[:60])
    if found is None or date is None or int(date[8:10]) != int(found[1]):
        return matches
    month_and_day = quantities.find(f"{int(date[5:7])}月{found[1]}日")[0]
    span = (found.start(), found.end() - 1)
    return tuple(
        replace(m, target=month_and_day.target, variants=month_and_day.variants)
        if m.kind == "quantity" and (m.start, m.end) == span
        else m
        for m in matches
    )


def _in_dollars(article: Article, text: str, matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """元 on a page in traditional script is the dollar of the place that the article is about."""
    plain = [bool(_PLAIN_YUAN.search(m.source)) and "人民币" not in text[max(0, m.start - 4) : m.end] for m in matches]
    currency = REGIONS.get(region_of(article), "") if any(plain) else ""
    return tuple(_converted(m, currency) if currency and yuan else m for m, yuan in zip(matches, plain, strict=True))


def region_of(article: Article) -> str:
    """The region that a page in traditional script is from, as far as its words tell, else ""."""
    if article.script != "Hant":
        return ""
    text = "\n".join([article.title, article.source or "", *(p.text for p in article.paragraphs)])
    hong_kong, taiwan = (len(place.findall(text)) for place in (_HONG_KONG, _TAIWAN))
    return "" if hong_kong == taiwan else "hong-kong" if hong_kong > taiwan else "taiwan"


def _converted(match: Match, currency: str) -> Match:
    found: Sequence[Match] = quantities.find(f"{match.source[:-1]}{currency}") if match.kind == "quantity" else ()
    if len(found) != 1 or found[0].domain != match.domain:
        return match
    dollars = tuple(form.replace("HK$", "$").replace("NT$", "$") for form in (found[0].target, *found[0].variants))
    others = dict.fromkeys(form for form in dollars if form != found[0].target and form not in found[0].variants)
    return replace(match, target=found[0].target, variants=(*found[0].variants, *others))
