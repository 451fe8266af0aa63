"""The members' facts in `fixtures/members/` as the fixture `fixtures/members.yaml`.

`rows` reads the tables, `support` says which source stands behind which fact, `notes` what staff
is told of it, `sources` names the sources, and `fixture` writes all of it as records.
"""
