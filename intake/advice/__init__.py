"""What the profile says to a question: who deals with it, what is answered, when and where."""
