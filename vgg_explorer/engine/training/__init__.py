"""Training: what it is told, what it reports, and what does it.

``plan``, ``records`` and ``control`` need the standard library only, so that the session can hold
their values; everything else is imported on the thread that trains.
"""
