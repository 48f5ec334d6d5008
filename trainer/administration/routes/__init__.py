"""The pages of administrators."""

from trainer.administration.routes import holidays as holidays
from trainer.administration.routes import lists as lists
from trainer.administration.routes import overview as overview
from trainer.administration.routes import people as people
from trainer.administration.routes import person as person
from trainer.administration.routes import posts as posts
from trainer.administration.routes import slips as slips
