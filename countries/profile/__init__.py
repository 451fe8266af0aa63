"""Working rows to profile document, and back.

`build` and `apply` are exact inverses: `build(apply(document)) == document`, as long as `rules`
find no problem, its HTML is sanitised, the users that it names exist, and the sources that it
copies are not in the database with other words. (Of a public document: but for staff's keys.)
"""

from countries.profile.apply import apply
from countries.profile.build import build, build_source

__all__ = ["apply", "build", "build_source"]
