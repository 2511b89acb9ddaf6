"""Pages for everybody: the chat, the demonstration, the documentation."""
