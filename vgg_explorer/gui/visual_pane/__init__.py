"""The visual pane of the window."""

from vgg_explorer.gui.visual_pane.pane import VisualPane

__all__ = ["VisualPane"]
