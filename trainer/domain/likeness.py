"""When two people's mistakes agree more than chance allows.

The count is that of the K-index (P. Holland, *Assessing unusual agreement between the incorrect
answers of two examinees*, ETS RR-96-07, 1996): items on which both gave the same wrong answer.
Its distribution for people who work apart is that of the ω index and the generalized binomial test
(J. Wollack, Applied Psychological Measurement 21, 1997; W. van der Linden and L. Sotaridona,
Journal of Educational and Behavioral Statistics 31, 2006): each item has its own chance, from

- how often it is answered wrongly, given how many mistakes this person made in all (Rasch model);
- how often this very mistake is made: its share among everybody's wrong answers to the item, one
  more counted for each wrong answer there is, so that rarely answered items never weigh much.

Right answers that agree count for nothing. Found is what would befall one honest pair in 10,000;
where a sheet is compared with more than ten, one honest sheet in 1,000 (Bonferroni).
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from trainer.domain.courses import Choice, Date, Number, Question, ShortText
from trainer.domain.integrity import Finding
from trainer.domain.reading import read_date, read_number, read_words
from trainer.domain.values import value

FEWEST_SHARED = 5
WITHIN = timedelta(days=30)
PAIR = 1 / 10_000
SHEET = 1 / 1_000


@value
class Answer:
    """What somebody said to an item, in the form in which answers are compared."""

    said: str
    right: bool


@value
class Sheet:
    """One person's answers in one sitting, by item; blank ones are left out."""

    occasion: UUID
    person: UUID
    at: datetime
    answers: Mapping[str, Answer]


@value
class Tally:
    """How an item was answered by everybody else. `ways`: how many wrong answers it offers."""

    right: int
    wrong: Mapping[str, int]
    ways: int

    @property
    def odds(self) -> float:
        """Return how many wrong answers come to one right one, one of each counted beforehand."""
        return (sum(self.wrong.values()) + 1) / (self.right + 1)

    def share(self, said: str) -> float:
        """Return how often a wrong answer is this one."""
        return (self.wrong.get(said, 0) + 1) / (sum(self.wrong.values()) + self.ways)


def said(question: Question, given: Any) -> str:
    """Return an answer so that two ways of giving the same are equal."""
    if isinstance(question, Number):
        units = (question.unit.vi, question.unit.en) if question.unit else ()
        return str(read_number(given, *units))
    if isinstance(question, Date):
        return str(read_date(given))
    if isinstance(question, ShortText):
        return read_words(given)
    return str(sorted(given) if question.kind == "choices" else given)


def ways_to_be_wrong(question: Question) -> int:
    """Return how many wrong answers are offered; 2 stands for those of open questions."""
    return max(2, len(question.options) - 1) if isinstance(question, Choice) else 2


def comparable(own: Sheet, others: Iterable[Sheet]) -> list[Sheet]:
    """Return the sheets of other people, at most 30 days away, that share at least 5 items."""
    return [
        other
        for other in others
        if other.person != own.person
        and abs(other.at - own.at) <= WITHIN
        and len(own.answers.keys() & other.answers.keys()) >= FEWEST_SHARED
    ]


def alike(own: Sheet, others: Sequence[Sheet], ways: Mapping[str, int]) -> list[Finding]:
    """Return what agrees too well with `own`, the least likely first.

    `others` are all sheets that have items of `own`: from them all it is counted how often each
    mistake is made. `ways`: see `ways_to_be_wrong`, by item.
    """
    compared = comparable(own, others)
    limit = min(PAIR, SHEET / len(compared)) if compared else 0.0
    found = []
    for other in compared:
        chance, finding = _pair(own, other, others, ways)
        if chance <= limit:
            found.append((chance, finding))
    return [finding for _, finding in sorted(found, key=lambda pair: pair[0])]


def _pair(
    own: Sheet, other: Sheet, sheets: Sequence[Sheet], ways: Mapping[str, int]
) -> tuple[float, Finding]:
    shared = sorted(own.answers.keys() & other.answers.keys())
    wrong = [item for item in shared if not own.answers[item].right]
    same = sum(own.answers[item] == other.answers[item] for item in wrong)
    chance = 1.0
    if same:
        rest = [sheet for sheet in sheets if sheet is not other and sheet.person != own.person]
        items = [_item(other.answers[i], _tally(i, rest, ways[i])) for i in shared]
        chance = chance_of_same(same, len(wrong), items)
    numbers = {"shared": len(shared), "same": same, "one_in": _one_in(chance)}
    return chance, Finding(code="alike", numbers=numbers, other=other.occasion)


def _item(answer: Answer, tally: Tally) -> tuple[float, float]:
    return tally.odds, 0.0 if answer.right else tally.share(answer.said)


def _one_in(chance: float) -> int:
    """Return a round number that the truth lies above: 1 in 12,345 is 1 in 10,000."""
    return int(10 ** min(6, math.floor(-math.log10(max(chance, 1e-12)) + 1e-9)))


def _tally(item: str, sheets: Iterable[Sheet], ways: int) -> Tally:
    given = [sheet.answers[item] for sheet in sheets if item in sheet.answers]
    wrong = Counter(answer.said for answer in given if not answer.right)
    return Tally(right=sum(answer.right for answer in given), wrong=wrong, ways=ways)


def chance_of_same(n: int, mistakes: int, items: Sequence[tuple[float, float]]) -> float:
    """Return the chance of at least `n` mistakes alike, given that `mistakes` were made in all.

    `items` holds for each item the odds that it is answered wrongly and, where the other was wrong,
    the share of that very mistake, else 0. Under the Rasch model the person's ability falls out
    once the number of mistakes is given: only the items' odds say where the mistakes lie.
    """
    ways = {(0, 0): 1.0}
    for odds, share in items:
        after: dict[tuple[int, int], float] = dict(ways)
        for (made, same), weight in ways.items():
            for key, part in (((made + 1, same), 1 - share), ((made + 1, same + 1), share)):
                after[key] = after.get(key, 0.0) + weight * odds * part
        ways = after
    of_all = {same: weight for (made, same), weight in ways.items() if made == mistakes}
    return sum(w for same, w in of_all.items() if same >= n) / sum(of_all.values())
