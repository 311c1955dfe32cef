"""Who reads the log of statements, in order. This list is the only wiring between the rooms below
and the rooms above: an activity records what was done and never learns who follows."""

FOLLOWERS = [
    "kawah.earned.hours.follower.follow",
    "kawah.earned.certificates.follower.follow",
    "kawah.guidance.planning.follower.follow",
]

# Told, in the same transaction, of people who have another supervisor from now on, or none.
SUCCESSIONS = ["kawah.earned.claims.calling.call_successors"]

# What the worker looks after between two statements: work is found in the rows themselves, so a
# worker that was killed leaves nothing behind that the next one does not find.
CHORES = [
    "kawah.learning.curriculum.linking.link_teachers",
    "kawah.learning.curriculum.indexing.index_waiting",
    "kawah.learning.enrollment.waiting.seat_waiting",
    "kawah.learning.joining.working.work_waiting",
    "kawah.learning.joining.keeping.keep_waiting",
    "kawah.learning.enrollment.reminding.remind",
    "kawah.learning.assessment.overdue.submit_overdue",
    "kawah.learning.assessment.regrading.regrade_waiting",
    "kawah.earned.certificates.workshop.finish_waiting",
    "kawah.earned.recaps.working.work_waiting",
    "kawah.people.accounts.asking.answer_waiting",
    "kawah.people.accounts.writing.write_waiting",
    "kawah.people.notices.digest.send_due",
    "kawah.people.notices.post.deliver_waiting",
    "kawah.people.rosters.working.work_waiting",
    "kawah.people.errands.working.work_waiting",
    "kawah.earned.hours.posting.settle_stale",
    "kawah.earned.hours.publishing.seal_and_publish",
    "kawah.earned.hours.patrol.look",
    "kawah.people.access.sweeping.sweep",
    "kawah.people.access.reminding.remind",
    "kawah.people.accounts.forgetting.forget_ended",
    "kawah.insight.analytics.exporting.export_waiting",
    "kawah.insight.analytics.surveying.survey_waiting",
]
