"""``python -m vgg_explorer``."""

import sys

from vgg_explorer.cli import main

if __name__ == "__main__":
    sys.exit(main())
