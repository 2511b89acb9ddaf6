"""Pages of those who answer for what the bot says: openings by the day."""
