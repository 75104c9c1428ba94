"""What comes over the network: raw files for the clean-up, built tables for a server."""
