"""Identity: which actors of many articles are one."""
