"""The pages of simulation runs."""

from trainer.practice import blueprint
