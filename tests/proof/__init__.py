"""Whether the tests would notice: the lines they run, and small faults planted in them."""
