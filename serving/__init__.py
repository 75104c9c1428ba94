"""What stands between the network and the app: headers, limits, the log. Knows nothing of films."""
