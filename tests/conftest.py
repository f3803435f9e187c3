"""Set up before anything imports Qt: no display is needed, and settings are nobody's own."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
