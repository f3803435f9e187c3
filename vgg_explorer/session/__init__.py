"""What the user has open: values, events, and the pure functions between them."""
