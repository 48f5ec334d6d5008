"""The pages of administrators."""

from trainer.administration import blueprint
