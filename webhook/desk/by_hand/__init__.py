"""What a clerk makes for somebody who did not come to the bot: a case, an appointment."""
