"""Documents of other programs in which maps stand: where those are, and how a picture is written there."""
