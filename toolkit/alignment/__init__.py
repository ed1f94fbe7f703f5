"""Finding the stretches of an article whose English is decided: glossary terms, quantities, names."""
