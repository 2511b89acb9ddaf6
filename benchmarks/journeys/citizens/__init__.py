"""Who talks: their words, their temper, their agenda, and how a telephone line carries them."""
