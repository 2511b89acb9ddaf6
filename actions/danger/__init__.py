"""Danger: asked about where it may be, and from then on nothing else before it is over."""
