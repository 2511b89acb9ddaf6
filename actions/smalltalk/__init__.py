"""What is said around every matter: hello, yes, no, once more, not understood, goodbye."""
