"""Officers without a sign-in provider: their names, their invitations, and what becomes of those."""
