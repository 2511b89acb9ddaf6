"""From a sentence to the days and times that it mentions, by rules over symbols."""
