"""The staff's door: what people ask and where the assistant fails them, and additions that count at once."""

from assistant.staff.admissions import SECONDS, Admissions
from assistant.staff.desk import STORE, Desk
from assistant.staff.proposals import KINDS, Expected, Refused

__all__ = ["KINDS", "SECONDS", "STORE", "Admissions", "Desk", "Expected", "Refused"]
