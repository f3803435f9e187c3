"""Training: what it is told, what it reports, and what does it.

``plan``, ``records``, ``curve``, ``control`` and ``snapshot``, and in ``runs`` what reads and
writes tables, need the standard library only: the session holds their values from the first moment
on. What needs torch is imported on the thread that trains.
"""
