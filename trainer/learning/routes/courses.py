"""Courses: what there is to learn, and one course with its modules."""

from flask import Response, abort, render_template
from flask_login import current_user

from trainer.content.revisions import image_of
from trainer.extensions import db
from trainer.learning import blueprint, course_page
from trainer.learning.routes.finding import course_named
from trainer.models import Revision
from trainer.web import catalogue
from trainer.web.access import signed_in
from trainer.web.assets import FOREVER


@blueprint.get("/courses")
@signed_in
def courses() -> str:
    """List every course with how far the person is."""
    found = catalogue.courses()
    progress = course_page.progress_in(current_user.person_id)
    return render_template("learning/courses.html", courses=found, progress=progress)


@blueprint.get("/courses/<course>")
@signed_in
def course(course: str) -> str:
    """Show one course: its modules, its assessment, the scenarios to practise."""
    found = course_named(course)
    return render_template(
        "learning/course.html",
        course=found,
        progress=course_page.progress_in(current_user.person_id).get(found.key, {}),
        scenarios=_scenarios(found.file.scenarios),
        skills=catalogue.skills(),
    )


def _scenarios(keys: tuple[str, ...]) -> list[catalogue.Scenario]:
    served = catalogue.scenarios() if keys else {}
    return [served[key] for key in keys if key in served]


@blueprint.get("/courses/<course>/images/<revision>")
@signed_in
def image(course: str, revision: str) -> Response:
    """Give a picture of a course; the address names its content and may be kept for ever."""
    found = db.session.get(Revision, revision)
    if found is None or found.kind != "image" or not found.key.startswith(f"{course}/"):
        abort(404)
    picture = image_of(found.body)
    response = Response(picture.data, mimetype=picture.type)
    response.headers["Cache-Control"] = f"private, max-age={FOREVER}, immutable"
    return response
