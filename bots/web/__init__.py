"""The assistant on the web: the HTTP API, the widget, the portal page and the notices to read."""
