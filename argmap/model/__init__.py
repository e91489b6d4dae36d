"""Tree to map: names meet their meanings."""
