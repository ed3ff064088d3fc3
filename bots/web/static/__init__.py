"""What pages load besides the widget: style sheets, small scripts that only add comfort, drawings."""
