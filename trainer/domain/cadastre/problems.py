"""What was handed in and cannot be put on the map: a plain sentence, and what to do."""

from trainer.domain.values import Text, value


@value
class Problem:
    """Why something was not taken. What was on the table before is kept."""

    code: str
    message: Text
    remedy: Text
