"""The model pane of the window: the network as chips, as cfg text and as options."""

from vgg_explorer.gui.model_pane.pane import ModelPane

__all__ = ["ModelPane"]
