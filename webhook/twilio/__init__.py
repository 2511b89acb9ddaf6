"""Twilio's own ways: its signatures, errors, messages and segments; nothing of the dialogue."""
