"""The one stream of events of a page of the desk."""
