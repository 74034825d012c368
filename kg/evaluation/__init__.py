"""How good the reading is: a scorer that holds records against hand-made annotation.

It stands beside the road, not on it: it takes the `kg.model.Record`s of `kg.pipeline` and gives
figures; nothing comes after it but the command. gold → matching → scoring → report.
"""
