"""The forms of practice that are not verbs of the simulator."""

from wtforms import IntegerField, StringField
from wtforms.validators import UUID, AnyOf, InputRequired, NumberRange

from trainer.practice.modes import Mode
from trainer.web.forms import Form


class StartForm(Form):
    """Begin a run; `form_id` becomes the run's id, so that a double send begins one run."""

    mode = StringField(validators=[AnyOf([mode.value for mode in Mode])])
    form_id = StringField(validators=[InputRequired(), UUID()])


class BeginForm(Form):
    """Begin a counter day; `form_id` becomes the run's id."""

    form_id = StringField(validators=[InputRequired(), UUID()])


class RestartForm(Form):
    """Begin again before the action at `event`; `form_id` becomes the new run's id."""

    event = IntegerField(validators=[InputRequired(), NumberRange(min=1)])
    form_id = StringField(validators=[InputRequired(), UUID()])
