"""What the process loads once: the present version, its warm-up, the watch for a newer one."""
