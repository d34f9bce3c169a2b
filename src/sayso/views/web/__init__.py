"""What the pages of the desk show, in words, for their templates."""
