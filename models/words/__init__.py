"""Which words the films' texts use, and which films use each: an index for the Explore page."""
