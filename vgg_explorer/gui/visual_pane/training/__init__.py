"""The parts of the Training tab: the set-up at its left, and the board that shows a run."""
