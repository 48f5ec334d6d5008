"""What evidence is called and what it belongs to, for every room that shows it."""

from collections.abc import Callable, Mapping

from flask_babel import gettext as _

from trainer.domain.values import Text
from trainer.models import EvidenceKind
from trainer.web import catalogue
from trainer.web.catalogue import Course, Scenario

Title = Text | Mapping[str, str] | None


def kind_name(kind: str) -> str:
    """Return what a kind of evidence is called."""
    names = {
        EvidenceKind.LESSON: _("Câu hỏi trong bài học"),
        EvidenceKind.GUIDED_RUN: _("Thực hành có hướng dẫn"),
        EvidenceKind.OWN_RUN: _("Thực hành tự làm"),
        EvidenceKind.REFRESHER: _("Ôn lại"),
        EvidenceKind.PLACEMENT: _("Kiểm tra đầu vào"),
        EvidenceKind.ASSESSMENT_ITEM: _("Bài sát hạch"),
        EvidenceKind.ASSESSMENT_RUN: _("Sát hạch thực hành"),
        EvidenceKind.APPRAISAL: _("Nhận xét của lãnh đạo"),
        EvidenceKind.CERTIFICATE: _("Giấy chứng nhận đã có"),
        EvidenceKind.FIELD_CERTIFICATE: _("Giấy chứng nhận chuyên ngành"),
        EvidenceKind.REAL_WORK: _("Hồ sơ thật đã giải quyết"),
    }
    return names.get(EvidenceKind(kind), kind)


def title_of(item: str, courses: Mapping[str, Course], scenarios: Mapping[str, Scenario]) -> Title:
    """Return the title of the module, course or scenario to which a piece of evidence belongs."""
    first, _slash, rest = item.partition("/")
    if first in scenarios:
        return scenarios[first].title
    course = courses.get(first)
    if course is None:
        return None
    lesson = course.lessons.get(rest.partition("/")[0])
    return lesson.title if lesson else course.file.title


def titles() -> Callable[[str], Title]:
    """Return `title_of` for what is served now."""
    courses = {course.key: course for course in catalogue.courses()}
    scenarios = catalogue.scenarios()
    return lambda item: title_of(item, courses, scenarios)
