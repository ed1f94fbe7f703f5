"""Radicals back to characters: PDF fonts often name a glyph by its radical (⻓, ⼈) instead of its character (长, 人).

Kangxi radicals (U+2F00 to U+2FD5) have compatibility decompositions; those of the supplement that stand for a
whole character are listed here, after Unicode's EquivalentUnifiedIdeograph.txt.
"""

import unicodedata

_SUPPLEMENT = str.maketrans(
    "⺁⺅⺌⺎⺏⺓⺖⺘⺙⺛⺝⺟⺠⺡⺣⺤⺦⺨⺩⺫⺬⺭⺮⺯⺰⺶⺷⺸⺹⺼⺾⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂亻小兀尣幺忄扌攵旡月母民氵灬爫丬犭王罒示礻竹糸纟羊羊羊耂肉艹虎衤西西见角角讠贝足车辶阝钅長镸长门阜阝雨青韦页风飞食飠飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
)
_KANGXI = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_ALL = _SUPPLEMENT | _KANGXI


def unified(text: str) -> str:
    """The text with every radical that stands for a character replaced by it."""
    return text.translate(_ALL)
