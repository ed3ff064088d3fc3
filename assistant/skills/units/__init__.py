"""单位: what a unit has to do under a plan (duties), and everything the notices say of one unit (skill)."""
