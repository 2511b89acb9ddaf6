"""How Rasa serves: the one door into it, its store, its rules and its log."""
