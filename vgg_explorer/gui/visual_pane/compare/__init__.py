"""The tab Compare in its parts: cards, what their cfgs change, bars, and maps side by side."""
