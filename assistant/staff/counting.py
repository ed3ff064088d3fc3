"""How often people asked what: by day, by kind of reply, and by notice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from assistant.records import Counted
from assistant.service import today
from assistant.shapes import JSON


def counted(rows: Sequence[Counted], days: int, titles: Mapping[str, str], lost: int) -> JSON:
    """The figures of the last `days` days as `Desk.counts` gives them; `titles` of notices by id, `lost` notes never written."""
    by_day = {today() - timedelta(back): Counter[str]() for back in reversed(range(days))}
    kinds, topics, on_day = Counter[str](), Counter[str](), Counter[tuple[str, date]]()
    for row in rows:
        kinds[row.kind] += row.number
        if row.day in by_day:
            by_day[row.day][row.kind] += row.number
        if row.topic:
            topics[row.topic] += row.number
            on_day[row.topic, row.day] += row.number
    return {
        "days": [{"day": day.isoformat(), "kinds": dict(found)} for day, found in by_day.items()],
        "kinds": dict(kinds),
        "topics": [
            {
                "id": topic,
                "title": titles.get(topic, topic),
                "number": number,
                "days": [on_day[topic, day] for day in by_day],
            }
            for topic, number in sorted(topics.items(), key=lambda pair: (-pair[1], pair[0]))
        ],
        "rows": [
            {"day": row.day.isoformat(), "kind": row.kind, "topic": row.topic, "number": row.number} for row in rows
        ],
        "lost": lost,
    }
