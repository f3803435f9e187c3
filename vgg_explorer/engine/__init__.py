"""What runs a network: torch, without Qt."""
