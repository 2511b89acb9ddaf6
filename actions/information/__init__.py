"""What is told from the profile: a matter, opening hours, the way there, and where each is from."""

from actions.information.places.hours_and_location import tell_hours, tell_location

__all__ = ["tell_hours", "tell_location"]
