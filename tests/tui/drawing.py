"""A visual as lines of text, without a screen around it."""

from textual.style import Style
from textual.visual import RenderOptions, Visual


def drawn(visual: Visual, width: int = 60) -> list[str]:
    """The lines of a visual at a width."""
    options = RenderOptions(lambda style: style if isinstance(style, Style) else Style(), {})
    return [strip.text.rstrip() for strip in visual.render_strips(width, None, Style(), options)]
