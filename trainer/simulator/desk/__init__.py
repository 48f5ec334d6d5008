"""The counter itself: the queue, the conversation, the papers on the table, the paper log."""
