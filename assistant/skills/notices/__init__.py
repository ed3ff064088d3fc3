"""通知: the facts of notices and which there are (metadata), what a later one changed (changes), other years' editions (other_years)."""
