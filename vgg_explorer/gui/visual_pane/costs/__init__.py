"""The tab Costs: what a network costs, layer by layer and in training."""
