"""Teaches the upper layers of e5 what lines of a municipality mean: `make adapt`, now and then.

Nothing of this runs while citizens are served or the model is trained; what comes of it is
`bot/encoders/e5_adapter.npz`.
"""
