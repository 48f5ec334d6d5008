"""Assessment runs of the demo's people."""


def play(*args: object) -> None:
    """Wait for the engine."""
