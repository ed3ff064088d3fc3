"""议事机构: leading groups and the command: their heads, members, offices and work."""
