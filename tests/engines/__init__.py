"""The engines: what brings a build to many machines."""
