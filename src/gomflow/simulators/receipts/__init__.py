"""Payment screenshots drawn from facts: honest receipts, frauds and strays, each with the truth about it.

Everything is settled by the ``random.Random`` handed in: the same seed gives the same bytes.
"""

from gomflow.simulators.receipts.apps import APPS
from gomflow.simulators.receipts.cases import Case, Verdict
from gomflow.simulators.receipts.degradations import Degradation
from gomflow.simulators.receipts.proofs import Proof, make_proof, render
from gomflow.simulators.receipts.receipt import Receipt
from gomflow.simulators.receipts.references import reference_for
from gomflow.simulators.receipts.sets import make_set

__all__ = [
    "APPS",
    "Case",
    "Degradation",
    "Proof",
    "Receipt",
    "Verdict",
    "make_proof",
    "make_set",
    "reference_for",
    "render",
]
