"""Finding profiles by any word in any language. Public: it reads editions and crime areas only."""
