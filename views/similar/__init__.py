"""What is shown of films like one."""
