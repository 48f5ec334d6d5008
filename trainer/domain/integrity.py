"""What makes the evidence of a sitting or a run wait until a person has looked at it.

A finding accuses nobody: it says what was counted. Haste is measured against what has to be read;
`domain.likeness` says when two people's mistakes agree more than chance allows.

Reading: most adults read 175 to 300 words a minute (M. Brysbaert, *How many words do we read per
minute?*, Journal of Memory and Language 109, 2019, 190 studies). Vietnamese writes each syllable
apart: our closed items have 1.2 times as many written words as their English, so 300 are 360. 400
stands for the fastest reader. Doing: pointing and pressing takes a practised hand 1.3 seconds, with
one thought before it 2.65 (S. Card, T. Moran, A. Newell, *The keystroke-level model*,
Communications of the ACM 23(7), 1980). Both are rounded in the person's favour.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import floor
from typing import Literal
from uuid import UUID

from trainer.domain.courses import Choice, Choices, Match, Order, Question
from trainer.domain.values import LANGUAGES, Language, Text, value

WORDS_A_MINUTE = 400
SECONDS_AN_ANSWER = 1
SECONDS_AN_ACTION = 2

FEWEST_ACTIONS = 12
FEWEST_MISTAKES = 2
"""Shorter runs, or runs with fewer mistakes, can go the same way by themselves."""

Code = Literal["fast-sitting", "fast-run", "alike", "same-run"]


@value
class Finding:
    """What was counted. `other` is the sitting or run of somebody else that it agrees with."""

    code: Code
    numbers: Mapping[str, int]
    other: UUID | None = None


def too_fast(answered: Iterable[Question], seconds: float) -> Finding | None:
    """Say whether a sitting took less time than reading and answering these questions takes.

    `answered` leaves blank ones out: who leaves a question need not have read it.
    """
    questions = list(answered)
    words = sum(words_to_read(question) for question in questions)
    least = _least(words, SECONDS_AN_ANSWER * len(questions))
    counted = {"words": words, "answers": len(questions)}
    return _fast("fast-sitting", counted, least, seconds)


def too_fast_run(actions: int, words: int, seconds: float) -> Finding | None:
    """Say whether a run took less time than its actions and the `words` of its opened papers take.

    `actions` counts what was sent from a screen, however much one form held.
    """
    least = _least(words, SECONDS_AN_ACTION * actions)
    return _fast("fast-run", {"words": words, "actions": actions}, least, seconds)


def _least(words: int, doing: int) -> int:
    return doing + words * 60 // WORDS_A_MINUTE


def _fast(code: Code, counted: Mapping[str, int], least: int, seconds: float) -> Finding | None:
    if seconds >= least:
        return None
    return Finding(code=code, numbers={**counted, "seconds": floor(seconds), "least": least})


def words_to_read(question: Question) -> int:
    """Return how many written words a question shows, in the language in which it has fewer."""
    return min(_words(question, language) for language in LANGUAGES)


def _words(question: Question, language: Language) -> int:
    shown = [question.prompt, *_offered(question)]
    return sum(len(text[language].split()) for text in shown)


def _offered(question: Question) -> Sequence[Text]:
    if isinstance(question, Choice | Choices):
        return [option.text for option in question.options]
    if isinstance(question, Order):
        return question.steps
    if isinstance(question, Match):
        return [text for pair in question.pairs for text in (pair.left, pair.right)]
    return ()


def same_run(
    own: Sequence[object], others: Mapping[UUID, Sequence[object]], mistakes: int
) -> Finding | None:
    """Say whether somebody else did exactly the same in the same variant, mistakes and all.

    `own` and each of `others` are the actions in their order, with their arguments; `mistakes`
    counts the refusals and the rubric rows that lost points. Two flawless runs may well be alike.
    """
    if len(own) < FEWEST_ACTIONS or mistakes < FEWEST_MISTAKES:
        return None
    for run, actions in others.items():
        if list(actions) == list(own):
            counted = {"actions": len(own), "mistakes": mistakes}
            return Finding(code="same-run", numbers=counted, other=run)
    return None


def told(finding: Finding) -> Text:
    """Return in words what was found, for the person and for the reviewer alike."""
    words = _TOLD[finding.code]
    written = {name: f"{number:,}" for name, number in finding.numbers.items()}
    vietnamese = {name: number.replace(",", ".") for name, number in written.items()}
    return Text(vi=words.vi.format(**vietnamese), en=words.en.format(**written))


_TOLD: Mapping[Code, Text] = {
    "fast-sitting": Text(
        vi="Bài nộp sau {seconds} giây. Chỉ đọc {words} chữ của các câu đã trả lời và chọn "
        "{answers} câu trả lời thì người đọc nhanh nhất cũng cần {least} giây.",
        en="It was handed in after {seconds} seconds. Reading the {words} words of the items "
        "answered and giving {answers} answers takes the fastest reader {least} seconds.",
    ),
    "fast-run": Text(
        vi="Lượt làm xong sau {seconds} giây. Chỉ đọc {words} chữ của các giấy tờ đã mở và thực "
        "hiện {actions} thao tác thì người thạo nhất cũng cần {least} giây.",
        en="The run was over after {seconds} seconds. Reading the {words} words of the papers "
        "opened and doing {actions} actions takes the most practised person {least} seconds.",
    ),
    "alike": Text(
        vi="Trong {shared} câu mà bài này và bài của một người khác cùng có, {same} câu sai giống "
        "hệt nhau. Hai người làm riêng hiếm khi như vậy: chưa đến 1 trên {one_in} cặp bài.",
        en="Of {shared} items that this sheet and somebody else's both have, {same} are wrong in "
        "exactly the same way. That is rare among people who work apart: less than 1 in {one_in} "
        "pairs of sheets.",
    ),
    "same-run": Text(
        vi="Trên cùng một tình huống, lượt làm này và lượt của một người khác giống nhau từng "
        "thao tác ({actions} thao tác), kể cả {mistakes} chỗ sai.",
        en="In the same case, this run and somebody else's agree action by action ({actions} "
        "actions), {mistakes} mistakes among them.",
    ),
}
