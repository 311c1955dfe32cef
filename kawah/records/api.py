"""What other rooms may ask of the logs."""

from kawah.records.acts import (
    Act,
    Answered,
    AnyAct,
    Compared,
    Completed,
    CourseCompleted,
    Enrolled,
    Graded,
    ItemResult,
    Journaled,
    Reflected,
    Replied,
    Shared,
    Started,
    Submitted,
    TookBack,
    Trained,
    Withdrew,
)
from kawah.records.bell import Bell, ring
from kawah.records.locks import hold, hold_all
from kawah.records.log import record
from kawah.records.models import OWN_ACT, Change, Parcel, Pending, Statement, note, note_all
from kawah.records.outbox import deliver_due, is_due, send
from kawah.records.queue import again, drain, drain_waiting, stuck
from kawah.records.statements import record_all, statement_of

__all__ = [
    "OWN_ACT",
    "Act",
    "Answered",
    "AnyAct",
    "Bell",
    "Change",
    "Compared",
    "Completed",
    "CourseCompleted",
    "Enrolled",
    "Graded",
    "Journaled",
    "Parcel",
    "Pending",
    "Reflected",
    "Replied",
    "Shared",
    "ItemResult",
    "Parcel",
    "Pending",
    "Reflected",
    "Started",
    "Statement",
    "Submitted",
    "TookBack",
    "Trained",
    "Withdrew",
    "again",
    "deliver_due",
    "drain",
    "drain_waiting",
    "hold",
    "hold_all",
    "is_due",
    "note",
    "note_all",
    "record",
    "record_all",
    "ring",
    "send",
    "statement_of",
    "stuck",
]
