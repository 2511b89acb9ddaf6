"""What keeps an installation shut: strict settings, keys that change, and a log of who came in."""
