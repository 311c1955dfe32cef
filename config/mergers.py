"""What becomes of what names a person when two records turn out to be one person's: every reference
to a person stands in one of these lists, and a test walks the tables (kawah/people/doubles)."""

# Theirs who stays, from then on.
MOVED = [
    "competencies.Held.person",
    "curriculum.Teacher.person",
    "joining.Nominee.person",
    "player.JournalEntry.person",
    "assessment.Allowance.person",
    "recaps.Row.person",
    "certificates.Certificate.person",
]

# Brought over by their own room, in this order and in the transaction of the merge.
MERGED = {
    "kawah.learning.enrollment.merging.merge": [
        "enrollment.Enrollment.person",
        "enrollment.Waiting.person",
    ],
    "kawah.learning.joining.merging.merge": ["joining.Bound.person"],
    "kawah.earned.claims.merging.merge": ["claims.Claim.person"],
    "kawah.earned.hours.carrying.merge": [
        "hours.Line.person",
        "hours.Entry.person",
        "hours.Balance.person",
        "hours.Head.person",
    ],
    "kawah.guidance.planning.merging.merge": ["planning.Advice.person"],
}

# Ended or handed over by people/doubles, together with the account.
CLOSED = [
    "directory.Appointment.person",
    "directory.Supervision.person",
    "directory.Supervision.supervisor",
    "access.Grant.person",
    "accounts.SignIn.person",
    "accounts.Ticket.person",
    "accounts.Transfer.person",
]

# Left as they are: who did something, and what is of the closed account alone.
KEPT = [
    "notices.Notice.person",
    "notices.Preference.person",
    "access.GrantRequest.asked_by",
    "access.GrantRequest.decided_by",
    "access.GrantRequest.person",
    "accounts.Arrival.person",
    "accounts.DataProblem.person",
    "accounts.DataProblem.settled_by",
    "accounts.Departure.by",
    "accounts.Departure.person",
    "accounts.Departure.undone_by",
    "accounts.FactorPolicy.by",
    "accounts.SecondFactor.person",
    "accounts.SlipOrder.by",
    "accounts.SlipOrder.person",
    "accounts.Transfer.decided_by",
    "accounts.Transfer.released_by",
    "rosters.Effect.person",
    "rosters.Release.decided_by",
    "rosters.Release.person",
    "rosters.Roster.by",
    "rosters.Roster.confirmed_by",
    "rosters.Roster.undone_by",
    "errands.Errand.by",
    "errands.Errand.undone_by",
    "errands.Member.person",
    "doubles.Distinct.by",
    "doubles.Distinct.first",
    "doubles.Distinct.second",
    "doubles.Merger.asked_by",
    "doubles.Merger.decided_by",
    "doubles.Merger.gone",
    "doubles.Merger.stays",
    "competencies.Proposal.asked_by",
    "competencies.Proposal.decided_by",
    "curriculum.Comment.by",
    "curriculum.Comment.settled_by",
    "curriculum.Manuscript.begun_by",
    "curriculum.ManuscriptFile.written_by",
    "curriculum.PartWriting.by",
    "curriculum.Removal.by",
    "curriculum.Review.asked_by",
    "curriculum.Review.reviewer",
    "curriculum.Waiver.asked_by",
    "curriculum.Waiver.decided_by",
    "player.Reply.trainer",
    "joining.Duty.by",
    "joining.Duty.ended_by",
    "joining.Exemption.by",
    "joining.Nomination.by",
    "joining.Nomination.confirmed_by",
    "joining.Nomination.undone_by",
    "claims.Annulment.asked_by",
    "claims.Annulment.decided_by",
    "claims.Step.by",
    "recaps.Recap.by",
    "recaps.Recap.confirmed_by",
    "recaps.Recap.undone_by",
    "analytics.Export.by",
]
