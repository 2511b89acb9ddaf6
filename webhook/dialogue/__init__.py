"""One turn of a conversation, whatever carries it: read, asked of Rasa, recorded, answered."""
