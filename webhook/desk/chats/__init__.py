"""Conversations in which a clerk answers in person: the page, and what is done on it."""

from webhook.desk.chats.acts import chats

__all__ = ["chats"]
