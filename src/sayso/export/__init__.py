"""What a desk holds, in the formats of others."""
