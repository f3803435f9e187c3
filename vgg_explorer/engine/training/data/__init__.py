"""Pictures with their classes: drawn, from a folder or published, and their way to the network."""
