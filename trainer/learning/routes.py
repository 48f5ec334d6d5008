"""The pages a learner sees."""

from trainer.learning import blueprint
