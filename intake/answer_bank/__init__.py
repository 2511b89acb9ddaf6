"""The bank of answers: units that editors write, and units made from a profile's facts."""
