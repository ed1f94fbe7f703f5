"""Three translated articles of the kinds that briefs are made of, small, and a way to build more."""

from toolkit.alignment.model import Match
from toolkit.article.model import Article, Kind, Paragraph
from toolkit.translation.model import Finding, Outcome, TranslatedArticle, TranslatedParagraph

SIGNATURE = "toolkit 0.1.0; engine compact (model 3f9ac2d1); glossary 9b01e7c4, 412 entries; beam 4"


def paragraph(
    kind: Kind, chinese: str, english: str, *outcomes: Outcome, level: int = 0, speaker: tuple[str, str] | None = None
) -> TranslatedParagraph:
    source, target = speaker or (None, None)
    return TranslatedParagraph(Paragraph(kind, chinese, source, level), english, target, outcomes)


def term(source: str, target: str, domain: str = "", satisfied: bool = True) -> Outcome:
    match = Match("term", source, target, 0, len(source), domain=domain)
    return Outcome(match, satisfied, "hint" if satisfied else "none")


def quantity(source: str, target: str, domain: str = "count") -> Outcome:
    return Outcome(Match("quantity", source, target, 0, len(source), domain=domain), True, "hint")


def article(
    *paragraphs: TranslatedParagraph,
    title: TranslatedParagraph,
    findings: tuple[Finding, ...] = (),
    date: str | None = None,
    source: tuple[str, str] | None = None,
    url: str | None = None,
) -> TranslatedArticle:
    chinese, english = source or (None, None)
    page = Article(title.paragraph.text, date, chinese, None, "Hans", tuple(p.paragraph for p in paragraphs), url=url)
    return TranslatedArticle(page, title, paragraphs, findings, SIGNATURE, source=english)


def interview() -> TranslatedArticle:
    answer = "Thank you. Exports to ASEAN came to 7.308 billion yuan, up 76.0%. The city has these advantages:"
    start = answer.index("7.308 billion yuan")
    return article(
        paragraph(
            "body", "潘展东接受了专访。", "Pan Zhandong gave an interview.", term("潘展东", "Pan Zhandong", "person")
        ),
        paragraph(
            "question", "请问柳州有什么优势?", "What are Liuzhou’s advantages?", speaker=("中国网", "China.org.cn")
        ),
        paragraph(
            "answer",
            "主持人好。出口东盟73.08亿元,增长76.0%,有以下优势:",
            answer,
            term("东盟", "ASEAN", "places"),
            quantity("73.08亿元", "7.308 billion yuan", "money"),
            quantity("76.0%", "76.0%", "percent"),
            speaker=("潘展东", "Pan Zhandong"),
        ),
        paragraph(
            "list",
            "一是有深厚的工业底蕴。",
            "First, a deep industrial heritage.",
            term("柳工", "LiuGong", "firms", False),
        ),
        paragraph("list", "人才充足。", "Talent is plentiful."),
        paragraph("answer", "谢谢。", "Thank you.", speaker=("潘展东", "Pan Zhandong")),
        title=paragraph("heading", "柳州:锻造新引擎", "Liuzhou Forges a New Engine", term("柳州", "Liuzhou", "places")),
        findings=(
            Finding("numbers", "warning", "73.08亿元: check the amount.", 2, start, start + len("7.308 billion yuan")),
            Finding("terms", "error", "“柳工” should read “LiuGong”.", 3),
            Finding("style", "note", "A short headline.", None, 0, 7),
        ),
        date="2025-07-28",
        source=("中国网", "China.org.cn"),
        url="http://www.liuzhou.gov.cn/zwdt/2025/柳州.html?a=1&b=2",
    )


def bulletin() -> TranslatedArticle:
    chinese = "指标\t总量(亿元)\t增长(%)\n国内生产总值\t660536\t5.3\n第一产业\t31172\t3.7\n第二产业\t239050\t5.3"
    english = (
        "Indicator\tTotal (100 million yuan)\tGrowth (%)\nGross domestic product\t660,536\t5.3\n"
        "Primary industry\t31,172\t3.7\nSecondary industry\t239,050\t5.3"
    )
    at = english.index("31,172")
    return article(
        paragraph("heading", "一、农业", "I. Agriculture", level=1),
        paragraph("heading", "(一)粮食", "(1) Grain", level=2),
        paragraph("body", "全国夏粮总产量14974万吨。", "Summer grain came to 149.74 million tonnes."),
        paragraph("caption", "表1 主要指标", "Table 1. Main indicators"),
        paragraph("table", chinese, english),
        paragraph("body", "经济运行平稳。", "The economy is stable."),
        title=paragraph("heading", "国民经济运行平稳", "National Economy Stable"),
        findings=(
            Finding("numbers", "warning", "Check the unit.", 4, at, at + 6),
            Finding("reading", "note", "Read.", 4),
        ),
        date="2025-07-15",
        source=("国家统计局", "National Bureau of Statistics"),
    )


def notice() -> TranslatedArticle:
    words = [(f"术语{chr(0x4E00 + i)}", f"term {i}") for i in range(30)]
    return article(
        paragraph("heading", "一、任务", "I. Tasks", level=1),
        paragraph(
            "list", "1.开展评测。", "1. Assess the level of digitalisation.", *(term(*word, "policy") for word in words)
        ),
        paragraph("list", "(2)加强安全。", "(2) Strengthen security."),
        paragraph("list", "设立资金", "Set up funds"),
        title=paragraph("heading", "试点工作的通知", "Notice on the Pilots"),
    )


WHOLE = ("english", "parallel", "interleaved")  # layouts that hold the whole article
ARTICLES = {"interview": interview, "bulletin": bulletin, "notice": notice}
