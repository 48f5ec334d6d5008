"""What is found when a sitting is handed in: too little time, or mistakes like somebody else's."""

from trainer.domain.integrity import Finding, too_fast
from trainer.domain.likeness import alike, ways_to_be_wrong
from trainer.models import Sitting
from trainer.web.sheets import answered, questions_of, sat_about_then, sheet_of


def findings(sitting: Sitting) -> list[Finding]:
    """Return what somebody has to look at before a sitting that was just marked counts."""
    asked = questions_of([sitting])
    taken = sitting.handed_in_at - sitting.opened_at
    haste = too_fast([asked[r] for r in answered(sitting, asked)], taken.total_seconds())
    return [*([haste] if haste else []), *_likeness(sitting)]


def _likeness(sitting: Sitting) -> list[Finding]:
    if all(outcome == 1 for outcome in sitting.outcomes.values()):
        return []
    own = set(sitting.items)
    beside = [other for other in sat_about_then(sitting) if own & set(other.items)]
    asked = questions_of([sitting, *beside])
    sheet = sheet_of(sitting, asked)
    ways = {revision: ways_to_be_wrong(asked[revision]) for revision in sitting.items}
    return alike(sheet, [sheet_of(other, asked) for other in beside], ways)
