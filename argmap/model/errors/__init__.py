"""What can be wrong with what a map says: a file a rule, its words and its page together."""
