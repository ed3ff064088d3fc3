"""The pages, as Jinja2 templates; `base.html` frames them, `parts.html` holds what several show."""
