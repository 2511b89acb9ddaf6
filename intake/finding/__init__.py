"""Finding at the desk: people by sealed contact data, cases by words, filters and saved views."""
