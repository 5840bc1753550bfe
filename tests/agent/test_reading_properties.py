"""What holds for every reading: whatever the words, and however the screen is laid out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from gomflow.agent.reading import read_fields
from gomflow.agent.references import canonical
from gomflow.ports.reader import Reading, TextLine
from gomflow.testing.screens import Screen
from gomflow_events.payment.terms import TransferStatus

WORDS = (
    "Amount",
    "Total",
    "Ref No.",
    "Date",
    "To",
    "From",
    "Status",
    "GCash",
    "maya",
    "RM 12.00",
    "₱",
    "1061 318 609139",
    "Successful",
    "Nov 11, 2026",
    "10:25 AM",
    "99/99/9999",
    "JU••N D.",
    "+63 917 555 0142",
    "•",
    ":",
    "-",
    "Reference ID 31 Jul 2026",
    "¹²³",
    "\u0663\u0664\u0665.\u0660\u0660",
    "PHP \u0663\u0664\u0665.00",
)
texts = st.one_of(
    st.sampled_from(WORDS), st.text(max_size=40), st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
)
places = st.floats(min_value=-1e4, max_value=1e4, allow_nan=False)
lines = st.builds(TextLine, texts, st.floats(0, 1), places, places, places, places)
readings = st.builds(
    Reading,
    st.just("made-up"),
    st.integers(0, 4000),
    st.integers(0, 4000),
    st.lists(lines, max_size=14).map(tuple),
    st.just(0),
)


@settings(deadline=None)
@given(readings)
def test_no_words_in_no_place_break_the_reading(reading: Reading) -> None:
    fields = read_fields(reading)

    assert 0.0 <= fields.confidence <= 1.0
    assert fields.amount is None or fields.amount > 0
    assert fields.reference is None or canonical(fields.reference) == fields.reference
    assert fields.paid_at is None or fields.paid_at.tzinfo is None


@dataclass(frozen=True)
class App:
    """One app as it is made up here: what it is called, and what its references look like."""

    key: str
    name: str
    sign: str
    currency: str
    reference: Callable[[int, datetime], str]


def _digits(number: int, size: int) -> str:
    return str(number * 982_451_653 % 10**size).zfill(size)


APPS = (
    App("gcash", "GCash", "₱", "PHP", lambda n, _: _digits(n, 13)),
    App("maya", "maya", "₱", "PHP", lambda n, _: f"7C{_digits(n, 2)} 91F0 3B{_digits(n, 2)}"),
    App("bpi", "BPI", "PHP ", "PHP", lambda n, at: f"{at:%y%m%d}{_digits(n, 9)}"),
    App("bdo", "BDO Pay", "PHP ", "PHP", lambda n, at: f"BN-{at:%Y%m%d}-{_digits(n, 8)}"),
    App("unionbank", "UnionBank", "PHP ", "PHP", lambda n, _: f"UB{_digits(n, 12)}"),
    App("gotyme", "GoTyme Bank", "₱", "PHP", lambda n, _: f"F5DA{_digits(n, 8)}"),
    App("metrobank", "Metrobank", "PHP ", "PHP", lambda n, _: _digits(n, 11)),
    App("landbank", "LANDBANK", "PHP ", "PHP", lambda n, _: _digits(n, 14)),
    App("rcbc", "RCBC", "PHP ", "PHP", lambda n, _: f"RC{_digits(n, 10)}"),
    App("maybank2u", "Maybank2u", "RM", "MYR", lambda n, _: _digits(n, 10)),
    App("maybank_mae", "MAE", "RM ", "MYR", lambda n, _: f"{_digits(n, 9)}M"),
    App("cimb", "CIMB OCTO", "MYR ", "MYR", lambda n, at: f"{at:%Y%m%d}{_digits(n, 10)}"),
    App("public_bank", "Public Bank", "RM ", "MYR", lambda n, at: f"{at:%y%m%d}{_digits(n, 10)}"),
    App("hong_leong", "Hong Leong Bank", "RM ", "MYR", lambda n, _: f"C{_digits(n, 15)}"),
    App("rhb", "RHB", "RM ", "MYR", lambda n, at: f"{at:%y%m%d}{_digits(n, 6)}"),
    App("ambank", "AmBank", "RM ", "MYR", lambda n, at: f"DTF{at:%Y%m%d}{_digits(n, 6)}"),
    App("tng", "Touch 'n Go eWallet", "RM", "MYR", lambda n, at: f"{at:%Y%m%d}{_digits(n, 20)}"),
    App("boost", "Boost", "RM", "MYR", lambda n, _: _digits(n, 18)),
    App("bigpay", "BigPay", "RM ", "MYR", lambda n, _: f"BP{_digits(n, 10)}"),
    App("grabpay", "GrabPay", "RM ", "MYR", lambda n, _: f"A-{_digits(n, 12)}"),
    App("shopeepay", "ShopeePay", "RM", "MYR", lambda n, _: _digits(n, 16)),
)
WORDING: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "PHP": {
        "amount": ("Amount", "Transfer amount", "You sent", "Halaga"),
        "fee": ("Service fee", "Transfer Fee", "Singil sa serbisyo"),
        "total": ("Total amount", "Total debited", "Kabuuan"),
        "to": ("To", "Sent to", "Recipient name", "Ipinadala kay"),
        "account": ("Account number", "Recipient account", "Numero ng account"),
        "reference": ("Ref. No.", "Reference number", "Transaction ID", "Confirmation no.", "Numero ng sanggunian"),
        "date": ("Date", "Date & Time", "Transaction date", "Petsa at oras"),
        "status": ("Status", "Transaction status", "Katayuan"),
        "note": ("Notes", "Message", "Mensahe"),
        "success": ("Successful", "Completed", "Matagumpay"),
        "pending": ("Pending", "Processing", "Pinoproseso"),
        "failed": ("Failed", "Unsuccessful", "Hindi nagtagumpay"),
    },
    "MYR": {
        "amount": ("Amount", "Transaction amount", "Jumlah", "Amaun"),
        "fee": ("Service charge", "Caj perkhidmatan"),
        "total": ("Total debit", "Jumlah keseluruhan"),
        "to": ("Beneficiary name", "Paid to", "Penerima", "Kepada"),
        "account": ("Beneficiary account number", "No. akaun penerima"),
        "reference": ("Reference ID", "Transaction No.", "Reference no", "No. Rujukan", "ID Transaksi"),
        "date": ("Date/Time", "Transaction date & time", "Tarikh & Masa"),
        "status": ("Status", "Payment status", "Status transaksi"),
        "note": ("Recipient reference", "Payment details", "Rujukan penerima", "Butiran pembayaran"),
        "success": ("Successful", "Payment successful", "Berjaya"),
        "pending": ("Pending", "In progress", "Sedang diproses"),
        "failed": ("Failed", "Declined", "Tidak berjaya"),
    },
}
DATES = ("{at:%b} {at.day}, {at.year} {at:%I:%M %p}", "{at.day} {at:%b} {at.year}, {at:%H:%M}", "{at:%Y-%m-%d %H:%M}")
STYLES = ("beside", "under", "centred", "colon", "over")


def _write(screen: Screen, style: str, label: str, value: str) -> None:
    if style == "beside":
        screen.pair(label, value)
    elif style == "colon":
        screen.text(f"{label}: {value}")
    elif style == "over":
        screen.text(value, gap=4).text(label, size=screen.size * 0.8)
    else:
        screen.stack(label, value, at="centre" if style == "centred" else "left")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_receipt_is_read_in_whatever_order_place_and_language_its_fields_stand(data: st.DataObject) -> None:
    app = data.draw(st.sampled_from(APPS))
    words = {kind: data.draw(st.sampled_from(choices)) for kind, choices in WORDING[app.currency].items()}
    at = data.draw(st.datetimes(datetime.fromisoformat("2026-01-01"), datetime.fromisoformat("2026-12-31"))).replace(
        second=0, microsecond=0
    )
    amount = Decimal(data.draw(st.integers(100, 5_000_000))) / 100
    fee = Decimal(data.draw(st.sampled_from(["0.00", "0.50", "25.00"])))
    reference = app.reference(data.draw(st.integers(1, 10**9)), at)
    status = data.draw(st.sampled_from(["success", "pending", "failed"]))
    style = data.draw(st.sampled_from(STYLES))
    rows = [
        (words["amount"], f"{app.sign}{amount:,.2f}"),
        (words["to"], "MARIA L. SANTOS"),
        (words["account"], "5123 4567 8901"),
        (words["reference"], reference),
        (words["date"], data.draw(st.sampled_from(DATES)).format(at=at)),
        (words["status"], words[status]),
    ]
    if data.draw(st.booleans()):
        rows += [(words["fee"], f"{app.sign}{fee:,.2f}"), (words["total"], f"{app.sign}{amount + fee:,.2f}")]
    if data.draw(st.booleans()):
        rows.append((words["note"], "INV1024"))
    screen = Screen(size=26).row(("9:41", "left"), ("5G 80%", "right"), size=22).text(app.name, size=36).space(20)
    for label, value in data.draw(st.permutations(rows)):
        _write(screen, style, label, value)

    fields = read_fields(screen.reading())

    assert fields.is_receipt
    assert (app.key, amount, app.currency) == (fields.method, fields.amount, fields.currency)
    assert canonical(reference) == fields.reference
    assert at == fields.paid_at
    assert ("MARIA L. SANTOS", "5123 4567 8901") == (fields.recipient, fields.recipient_account)
    assert TransferStatus(status) is fields.status
