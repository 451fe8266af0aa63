"""Profile fixtures: read with their lines, checked, merged three ways, published, written back.

`records` reads a file, `fields` and `statements` say what it states, `plan` compares that with
what is there, `carry_out` writes it, `words` tells people, `dump` writes the file again.
"""
