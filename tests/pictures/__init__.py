"""What pages look like, against kept pictures of them."""
