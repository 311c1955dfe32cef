"""What other rooms may ask about getting in."""

from kawah.people.accounts.asking import ask
from kawah.people.accounts.models import FactorPolicy, Sheet, SlipOrder, Ticket
from kawah.people.accounts.ordering import (
    AccountOutOfReach,
    has_code,
    order_slips,
    renew_access,
    within_power,
    without_password,
)
from kawah.people.accounts.phone_codes import address_of
from kawah.people.accounts.second_factor import (
    POWERFUL,
    CodeRefused,
    FactorHeld,
    FactorMandatory,
    accept,
    begin,
    confirm,
    demand,
    factor_of,
    is_advised,
    is_due,
    is_mandatory,
    leave_open,
    put_away,
    renew_codes,
    take_off,
)
from kawah.people.accounts.tickets import TicketUnusable, examine, use
from kawah.people.accounts.writing import read

__all__ = [
    "AccountOutOfReach",
    "CodeRefused",
    "FactorHeld",
    "FactorMandatory",
    "FactorPolicy",
    "POWERFUL",
    "Sheet",
    "SlipOrder",
    "Ticket",
    "TicketUnusable",
    "accept",
    "address_of",
    "ask",
    "begin",
    "confirm",
    "demand",
    "examine",
    "factor_of",
    "has_code",
    "is_advised",
    "is_due",
    "is_mandatory",
    "leave_open",
    "order_slips",
    "put_away",
    "read",
    "renew_access",
    "renew_codes",
    "take_off",
    "use",
    "within_power",
    "without_password",
]
