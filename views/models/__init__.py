"""What is shown of how good the recommenders are."""
