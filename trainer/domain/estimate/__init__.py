"""The filter behind every estimate: what a person's answers say, part by part.

`person` holds a person's parts and how they fade and move, `items` what is known of skills and
items, `calibration` learns the latter in batch. `packing` is the form in which states are stored.
"""
