"""What people call things: the names of the tables, the calendar, countries and platforms."""
