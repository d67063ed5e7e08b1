"""The page that tells what the words mean and how numbers are made."""
