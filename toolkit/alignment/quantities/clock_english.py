"""English of times of day."""

from toolkit.alignment.quantities import english_numbers
from toolkit.alignment.quantities.date_english import RANGES
from toolkit.alignment.quantities.nodes import LAST_OF_NIGHT, Clock, ClockRange


def _either(node: Clock) -> list[str]:
    """An hour that may be of the morning or the evening: without either first."""
    noon = node.hour == 12  # 12点半 is of the day unless the night is named
    both = clock(Clock(12, node.minute, "noon")) if noon else []
    both += [form for half in ("a.m.", "p.m.") for form in clock(Clock(node.hour, node.minute, half))]
    plain = [form for form in both if "o'clock" in form] + [f"{(node.hour - 1) % 12 + 1}:{node.minute:02}"]
    return list(dict.fromkeys(plain + both))


def clock(node: Clock) -> list[str]:
    """上午10时 → 10 a.m.; 下午3点半 → 3:30 p.m."""
    hour, minute = node.hour, node.minute
    if node.half_of_day == "noon" and hour in (11, 12, 1, 2):
        hour = hour if hour >= 11 else hour + 12
    elif node.half_of_day in ("night", "late", "a.m.") and hour == 12:
        hour = 0
    elif hour < 12 and hour > {"p.m.": 0, **LAST_OF_NIGHT}.get(node.half_of_day, hour):
        hour += 12
    elif node.half_of_day == "either":
        return _either(node)
    twelve, half = (hour - 1) % 12 + 1, "p.m." if hour >= 12 else "a.m."
    times = [f"{twelve}:{minute:02}", f"{twelve}.{minute:02}"] if minute else [str(twelve), f"{twelve}:00"]
    halves = (
        f" {half}",
        f" {half[0]}m",
        f" {half[0].upper()}M",
        f"{half[0]}m",
        f"{half[0].upper()}M",
        f" {half[0].upper()}.M.",
    )
    forms = [f"{time}{mark}" for time in times for mark in halves]
    forms += [f"{hour}:{minute:02}", f"{hour:02}:{minute:02}", f"{twelve}:{minute:02}"]
    word = english_numbers.words(twelve)
    if minute == 0:
        forms += [f"{twelve} o'clock", f"{word} o'clock", f"{word} in the", f"{twelve} in the", f"{hour:02}00"]
        forms = {0: ["midnight", "12 midnight", "24:00", "24:00"], 12: ["noon", "12 noon", "midday"]}.get(
            hour, []
        ) + forms
    if minute == 30:
        forms += [f"half past {word}", f"half past {twelve}"]
    return forms


def clock_range(node: ClockRange) -> list[str]:
    """9:00—21:30 → 9:00 to 21:30; 下午2点到5点 → 2 p.m. to 5 p.m., or 2 to 5 p.m."""
    if node.spoken:
        return _spoken_range(node)
    ends = []
    for time in (node.first, node.last):
        forms = clock(time)
        by_day = [form for form in forms if form.split(":")[0].isdigit() and form[-1].isdigit()]
        named = [form for form in forms if form.endswith((".m.", "noon", "midnight"))]
        ends.append([f"{time.hour}:{time.minute:02}", *by_day[:2], *named])
    return list(dict.fromkeys(form.format(a, b) for form in RANGES[:6] for a in ends[0] for b in ends[1]))


def _spoken_range(node: ClockRange) -> list[str]:
    first, last = clock(node.first), clock(node.last)
    minute, hour = node.first.minute, (node.first.hour - 1) % 12 + 1
    bare = [f"{hour}:{minute:02}"] if minute else [str(hour), f"{hour}:00", english_numbers.words(hour)]
    return list(dict.fromkeys(form.format(a, b) for form in RANGES[:6] for a in (*first, *bare) for b in last))
