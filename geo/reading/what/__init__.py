"""What happened: who did it to whom, who was hurt, who says so, put together into events."""
