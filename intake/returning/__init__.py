"""Who calls or writes again from the same number: what still runs, what broke off, what joins."""
