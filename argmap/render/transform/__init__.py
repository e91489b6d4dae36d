"""Pictures to pictures: dark mode, outlines, embedded fonts, scale, steps."""
