from random import Random

import pytest

from trainer.domain.estimator import Estimator


def answers(people: int, seed: int = 1) -> list[tuple[int, int, int, int, float]]:
    """People of whom every second one knows skill 0; items 0 to 9, the odd ones harder."""
    random = Random(seed)
    rows = []
    for person in range(people):
        for n in range(20):
            item = random.randrange(10)
            p = (0.9 if person % 2 else 0.4) - (0.2 if item % 2 else 0.0)
            rows.append((person, 0, item, int(random.random() < p), 60.0 * n))
    return rows


@pytest.fixture(scope="module")
def trained() -> Estimator:
    estimator = Estimator()
    estimator.fit(answers(60))
    estimator.freeze()
    return estimator


def test_who_answers_rightly_is_expected_to_go_on(trained: Estimator) -> None:
    for n in range(10):
        trained.update(1001, 0, n, 1, 60.0 * n)
        trained.update(1002, 0, n, 0, 60.0 * n)
    assert trained.predict(1001, 0, 0, 900.0) > 0.75
    assert trained.predict(1002, 0, 0, 900.0) < 0.5


def test_a_harder_item_is_expected_to_go_wrong_more_often(trained: Estimator) -> None:
    assert trained.predict(1003, 0, 1, None) < trained.predict(1003, 0, 0, None)


def test_one_person_teaches_nothing_about_another_once_frozen(trained: Estimator) -> None:
    before = trained.predict(1004, 0, 3, 0.0)
    for n in range(30):
        trained.update(1005, 0, 3, 0, float(n))
    assert trained.predict(1004, 0, 3, 0.0) == before


def test_the_interval_holds_the_estimate_and_narrows_with_evidence(trained: Estimator) -> None:
    low, high = trained.proficiency(1006, 0, 0.0)[1:]
    for n in range(20):
        trained.update(1006, 0, n % 10, n % 3 > 0, 60.0 * n)
    mean, lower, upper = trained.proficiency(1006, 0, 1200.0)
    assert lower < mean < upper
    assert upper - lower < high - low
