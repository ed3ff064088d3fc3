"""The sources of the widget, joined by `bots.web.widget_script` in the order given there."""
