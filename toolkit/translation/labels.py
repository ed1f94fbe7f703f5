"""English of speakers, publications and bylines that is known without a translation engine."""

from collections.abc import Sequence

from toolkit.alignment.model import Match

ROLES = {
    "问": "Q",
    "答": "A",
    "记者": "Reporter",
    "主持人": "Host",
    "网友": "Netizen",
    "嘉宾": "Guest",
    "发言人": "Spokesperson",
    "编辑": "Editor",
    "通讯员": "Correspondent",
    "媒体": "Media",
}


def known_label(label: str, matches: Sequence[Match]) -> str | None:
    """English of a label that is a role, or that matches cover but for roles, spaces and punctuation.

    "记者 张三 李四" with both names matched is "Reporter Zhang San, Li Si".
    """
    pieces: list[str] = []
    at = 0
    for match in [*sorted(matches, key=lambda m: m.start), None]:
        gap = label[at : match.start if match else len(label)].strip(" 、，,;；/:：()（）")
        if gap and gap not in ROLES:
            return None
        if gap:
            pieces.append(ROLES[gap])
        if match:
            pieces.append(match.target)
            at = match.end
    if not pieces:
        return None
    joined = ", ".join(pieces)
    for role in ROLES.values():
        joined = joined.replace(f"{role}, ", f"{role} ") if joined.startswith(f"{role}, ") else joined
    return joined
