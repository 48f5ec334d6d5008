"""Courses: what there is to learn, and one course with its modules."""

from flask import render_template
from flask_login import current_user

from trainer.learning import blueprint, catalogue, course_page
from trainer.learning.routes.finding import course_named
from trainer.web.access import signed_in


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
        progress=course_page.progress_in(current_user.person_id, found.key).get(found.key, {}),
        scenarios=catalogue.scenarios(found.file.scenarios),
        skills=catalogue.skills(),
    )
