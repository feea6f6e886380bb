"""Which pages and files a guide's site has, and what is told of them to readers, search engines and browsers."""
