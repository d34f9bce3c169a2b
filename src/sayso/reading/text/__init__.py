"""The text of an article: words, sentences, paragraphs and quotations."""
