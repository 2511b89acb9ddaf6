"""What the citizen hears where a person answers instead of the bot, and when each of them does."""
