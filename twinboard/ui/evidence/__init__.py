"""Where each number comes from: statements, documents, disagreements, checks against official figures."""
