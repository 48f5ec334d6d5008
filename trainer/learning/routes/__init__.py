"""The pages a learner sees, one small module for each kind of page."""

from trainer.learning.routes import courses as courses
from trainer.learning.routes import help as help
from trainer.learning.routes import lessons as lessons
from trainer.learning.routes import refresher as refresher
from trainer.learning.routes import search as search
from trainer.learning.routes import sittings as sittings
from trainer.learning.routes import today as today
