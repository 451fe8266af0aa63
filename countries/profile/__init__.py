"""Working rows to profile document, and back.

`build` and `apply` are exact inverses: `build(apply(document)) == document`, as long as the
sources that the document copies are not in the database with other words.
"""

from countries.profile.apply import apply
from countries.profile.build import build, build_source

__all__ = ["apply", "build", "build_source"]
