"""All skills there are, in the order in which ties are broken, and the best bid among theirs."""

from __future__ import annotations

from assistant.skills.alerts.measures import Measures
from assistant.skills.alerts.signing import Signing
from assistant.skills.base import Bid, Situation, Skill
from assistant.skills.bodies.skill import Bodies
from assistant.skills.clauses.attached import Attached
from assistant.skills.clauses.definitions import Definitions
from assistant.skills.clauses.mottoes import Mottoes
from assistant.skills.clauses.outside import Outside
from assistant.skills.clauses.places import Places
from assistant.skills.clauses.searching import Searching
from assistant.skills.leaders.posts import Posts
from assistant.skills.leaders.skill import Leaders
from assistant.skills.notices.changes import Changes
from assistant.skills.notices.metadata import Metadata
from assistant.skills.notices.other_years import OtherYears
from assistant.skills.sums.calculating import Calculating
from assistant.skills.talk.following import Following
from assistant.skills.talk.talking import Talking
from assistant.skills.targets.skill import Targets
from assistant.skills.tasks.skill import Tasks
from assistant.skills.units.duties import Duties
from assistant.skills.units.skill import Units

SKILLS: tuple[Skill, ...] = (
    Attached(),
    Talking(),
    Outside(),
    Places(),
    Definitions(),
    Mottoes(),
    OtherYears(),
    Changes(),
    Calculating(),
    Leaders(),
    Posts(),
    Tasks(),
    Bodies(),
    Duties(),
    Targets(),
    Signing(),
    Measures(),
    Metadata(),
    Following(),
    Units(),
)
SEARCH = Searching()  # asked last, and only where it could bid more than the others
_LEAST = 1.5


def best_bid(situation: Situation) -> Bid | None:
    """The highest bid; earlier skills win ties, and the clause search loses them."""
    bids = [bid for skill in SKILLS if (bid := skill.bid(situation))]
    best = max(bids, key=lambda bid: bid.points, default=None)
    if best is None or best.points < SEARCH.most:
        found = SEARCH.bid(situation)
        best = max((bid for bid in (best, found) if bid), key=lambda bid: bid.points, default=None)
    return best if best and best.points >= _LEAST else None
