"""Training and digital skills for the civil servants of Vietnam's communes.

This file stays empty of imports, so that the rules (`trainer.domain`, `trainer.simulator`)
can be used without Flask.
"""
