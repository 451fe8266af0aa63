"""Profile fixtures: read with their lines, checked, merged three ways, published, written back.

In the order of a run: `kinds` tells profiles from what Django loads, `reading` and `records` read
a file, `interpret` turns its records into `statements` with `fields` and the `vocabulary`, `plan`
compares them with what is there (`memory`, `references`, `documents`; `blame` for what is wrong),
`carry_out` writes, and `words` tells people. `dump` writes a fixture again.
"""
