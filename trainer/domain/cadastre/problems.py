"""What was handed in and cannot be put on the map: a plain sentence, and what to do."""

from trainer.domain.values import Text, value


@value
class Problem:
    """Why something was not taken. What was on the table before is kept.

    `feature` is the id, or the place from 1, of the feature of a file that it is about.
    """

    code: str
    message: Text
    remedy: Text
    feature: str = ""
