"""The text of an article: words, sentences, paragraphs, quotations and sections, made once and asked by all."""

from sayso.reading.text.text import Text

__all__ = ["Text"]
