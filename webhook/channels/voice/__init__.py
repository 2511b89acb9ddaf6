"""A call, whatever carries it: what was heard or keyed becomes a turn, what comes back is said."""
