"""How a citizen reaches us: each channel hands its words to the dialogue and knows no other."""
