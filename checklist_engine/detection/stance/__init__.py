"""How firmly a sentence asks for what it names. `verdict` decides; every other module answers one question for it."""
