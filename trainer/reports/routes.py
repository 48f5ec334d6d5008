"""The pages of managers."""

from trainer.reports import blueprint
