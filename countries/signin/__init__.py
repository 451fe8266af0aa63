"""Getting in: passwords, second factors, sessions, invitations. The ways are allauth's."""
