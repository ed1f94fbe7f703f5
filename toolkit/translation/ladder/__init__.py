"""The rungs of the ladder, one module each, the guard that they share, and what they work on."""
