"""Pictures as pixels. Nothing here asks the database or the request."""
