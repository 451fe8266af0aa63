"""Invented countries in every state, for development: `manage.py demo`.

What is told stands in `stories/`, a file a country; here is only how it is played, through the
verbs that people use. Nothing but the command imports this.
"""
