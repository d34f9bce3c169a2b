"""The English language: tables of words in ``data``, and the names by which the code knows them."""
