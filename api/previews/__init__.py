"""What a messenger or a social network shows of a link: title, finding and a card."""
