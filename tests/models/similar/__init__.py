"""Similar films: fields, blend, protocol."""
