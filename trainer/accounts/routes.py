"""The pages of signing in."""

from trainer.accounts import blueprint
