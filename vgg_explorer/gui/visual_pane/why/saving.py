"""Pictures of the tab Why as PNG files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vgg_explorer.gui.encoding import png
from vgg_explorer.gui.exports import FileSaver, file_name
from vgg_explorer.gui.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QImage


class PictureSaver(FileSaver):
    """Asks where to save a picture."""

    def ask_about(self, image: QImage, name: str) -> None:
        """Ask where to save a picture as it is now."""
        kinds = tr("PNG pictures") + " (*.png)"
        self.ask(tr("Save picture"), kinds, f"{file_name(name)}.png", png(image))
