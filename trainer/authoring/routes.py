"""The pages of trainers."""

from trainer.authoring import blueprint
