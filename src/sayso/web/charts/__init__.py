"""Charts and maps, drawn on the server as SVG: they need no script and obey a strict Content-Security-Policy."""
