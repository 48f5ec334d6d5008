"""The positions of the published framework, as administrators name them."""

from trainer.records import published


def profile_names(language: str = "vi") -> dict[str, str]:
    """Return code -> name of every position, in the framework's order; empty before publication."""
    body = published.framework()
    if body is None:
        return {}
    return {profile["code"]: profile["name"][language] for profile in body["profiles"]}
