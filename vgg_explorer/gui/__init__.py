"""What the user sees: Qt, without torch."""
