"""Messages to citizens: recorded, sent by the worker, reported on, and to none who opted out."""
