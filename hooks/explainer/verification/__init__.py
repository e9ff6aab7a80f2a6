"""Compare what the site says with the articles it rests on, without keeping or printing any of their text."""
