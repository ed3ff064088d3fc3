"""How fast and how large: `make bench` prints a Markdown table. Peers are measured in the same run, on the same load."""
