"""A small encoder–decoder from scratch, as an Argos package: to measure enforcement on a model without hints."""
