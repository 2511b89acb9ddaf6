"""Tests in a real browser: one for all of them, so they stand in one package."""
