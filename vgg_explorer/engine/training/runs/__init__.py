"""Runs on the disk: checkpoints, history, and how a run is gone on with or followed."""
