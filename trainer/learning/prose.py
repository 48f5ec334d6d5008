"""Prose as the pages show it."""


def scrolling(html: str) -> str:
    """Let each table of a prose scroll by itself, by finger and by keyboard, on a narrow screen."""
    wide = html.replace("<table>", '<div class="wide" tabindex="0"><table>')
    return wide.replace("</table>", "</table></div>")
