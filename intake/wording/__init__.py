"""What is said to people: sentences, languages, and the names of services in them."""
