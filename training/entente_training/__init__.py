"""Training of Entente's reader: one encoder, many heads. The README beside this package says how to run it."""
