"""Made sources, and how they are set in the formats that clerks have."""
