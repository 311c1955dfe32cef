"""The visible list of heavy proofs."""

from tests.prove.proof import Proof
from tests.prove.stage import DATABASES, on

PROOFS = [
    proof
    for database in DATABASES
    for proof in (
        Proof(
            f"kills on {database}",
            "Whoever is killed, after a named step or at any instant: nothing acknowledged is "
            "lost, each completion is one line of the ledger, the chain is whole",
            goal=400,
            share=16,
            batch=40,
            make=on(database, "kills"),
        ),
        Proof(
            f"deliveries on {database}",
            "A course delivered 100 times at once, by 20 processes with 5 threads, counts once",
            goal=50,
            share=1,
            batch=5,
            make=on(database, "deliveries"),
        ),
        Proof(
            f"services on {database}",
            "The page server and the worker themselves are killed, five times each in a try: "
            "nothing acknowledged is lost, the next ones finish it",
            goal=20,
            share=1,
            batch=2,
            make=on(database, "services"),
        ),
        Proof(
            f"lateness on {database}",
            "Completions that arrive late and out of order leave the same balance",
            goal=1000,
            share=10,
            batch=50,
            make=on(database, "lateness"),
        ),
        Proof(
            f"backups on {database}",
            "A backup made while people learn holds whatever was acknowledged before it, and is "
            "restored to the daily roots of the ledger",
            goal=40,
            share=1,
            batch=4,
            make=on(database, "backups"),
        ),
    )
]
