"""What is around every page: the menu, the bar, links that keep the session, components with scripts of this server."""
