"""Films and titles by what somebody typed."""
