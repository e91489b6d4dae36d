"""A map as pages and as a talk: branches, parts that fit, an overview, links, slides and speaker notes."""
