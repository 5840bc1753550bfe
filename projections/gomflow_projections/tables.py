"""The tables of the read models. Comments on tables and columns are the analysts' documentation."""

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Date,
    DateTime,
    Index,
    Integer,
    MetaData,
    Numeric,
    SmallInteger,
    Table,
    Text,
    func,
    literal_column,
)
from sqlalchemy.dialects.postgresql import JSONB

from gomflow.codes import LOOKS_LIKE

SCHEMA = "gomflow"
metadata = MetaData(schema=SCHEMA)


def _id(name: str, comment: str) -> Column[str]:
    return Column(name, Text, primary_key=True, comment=comment)


def _text(name: str, comment: str, *, null: bool = False) -> Column[str]:
    return Column(name, Text, nullable=null, comment=comment)


def _time(name: str, comment: str, *, null: bool = False) -> Column[object]:
    return Column(name, DateTime(timezone=True), nullable=null, comment=comment)


def _money(name: str, comment: str, *, null: bool = False) -> Column[object]:
    return Column(name, Numeric(14, 2), nullable=null, comment=comment)


def _number(name: str, comment: str, *, null: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=null, comment=comment)


orders = Table(
    "orders",
    metadata,
    _id("order_id", "UUIDv7 of the order"),
    _text("code", "Short public name, four characters"),
    _text("gom_id", "The member who manages the order"),
    _text("title", "Title"),
    _text("description", "Description"),
    _text("state", "draft, open, closed, ordered, shipped, completed or cancelled"),
    _text("currency", "ISO 4217 code; all amounts of the order are in it"),
    _time("deadline", "Until when buyers can join"),
    _number("minimum", "Buyers the order needs"),
    _number("maximum", "Buyers there are places for; null is no limit", null=True),
    Column("close_at_maximum", Boolean, nullable=False, comment="Closes when full instead of keeping a waitlist"),
    _money("shipping_fee", "Shipping fee per buyer"),
    Column("pay_to", JSONB, nullable=False, comment="Accounts the money goes to"),
    _text("closed_because", "by_hand, deadline or maximum", null=True),
    _text("courier", "Courier of the parcels", null=True),
    _text("tracking", "Tracking number of the parcels", null=True),
    _text("cancelled_because", "The reason buyers were told", null=True),
    _time("created_at", "When it was written down"),
    _time("opened_at", "When buyers could first join", null=True),
    _time("minimum_reached_at", "When the minimum was first reached", null=True),
    _time("closed_at", "When it last closed", null=True),
    _time("ordered_at", "When the goods were bought", null=True),
    _time("shipped_at", "When the parcels were sent", null=True),
    _time("completed_at", "When it was complete", null=True),
    _time("cancelled_at", "When it was called off", null=True),
    _number("version", "Aggregate version of the last event"),
    Index("orders_code", "code", unique=True),
    Index("orders_of_gom", "gom_id", "created_at"),
    Index("orders_by_state", "state", "deadline"),
    comment="Group orders, one row each",
)

order_items = Table(
    "order_items",
    metadata,
    _id("order_id", "The order"),
    _id("item_id", "Number of the item within the order"),
    _text("name", "Name of the variant"),
    _money("price", "Price of one piece"),
    comment="What an order sells, one row per item",
)

submissions = Table(
    "submissions",
    metadata,
    _id("submission_id", "UUIDv7 of the submission"),
    _text("order_id", "The order"),
    _text("reference", "Reference that buyers see, as PH-7K3Q9D2M"),
    _text("member_id", "The buyer"),
    _text("gom_id", "The manager of the order"),
    _text("status", "Where it stands; see the submission's machine in docs/architecture.md"),
    _text("currency", "ISO 4217 code"),
    _money("total", "What the buyer owes in all"),
    _money("paid", "What counts so far, whether or not some of it went back"),
    _money("refund_due", "What is owed back now"),
    _money("refunded", "What went back"),
    _text("buyer_name", "Name on the parcel (personal)"),
    _text("buyer_phone", "Phone number in E.164 (personal)"),
    _text("buyer_address", "Address (personal)"),
    _text("note", "The buyer's note (personal)"),
    _text("via", "Chat or interface it was made through"),
    _time("offered_until", "Until when an offered place is held", null=True),
    _text("courier", "Courier of the parcel", null=True),
    _text("tracking", "Tracking number of the parcel", null=True),
    _text("ended_because", "Why it ended without goods", null=True),
    _time("placed_at", "When the buyer asked for the place"),
    _time("paid_at", "When it was first fully paid", null=True),
    _time("shipped_at", "When the parcel was sent", null=True),
    _time("received_at", "When the buyer had it", null=True),
    _time("ended_at", "When it ended without goods", null=True),
    Column("arrival", BigInteger, nullable=False, comment="Order of arrival within the order"),
    Index("submissions_reference", "reference", unique=True),
    Index("submissions_of_order", "order_id", "arrival"),
    Index("submissions_of_member", "member_id", "placed_at"),
    comment="Places of buyers in orders, one row each",
)

submission_lines = Table(
    "submission_lines",
    metadata,
    _id("submission_id", "The submission"),
    _id("item_id", "Number of the item within the order"),
    _text("order_id", "The order"),
    _number("quantity", "Pieces"),
    comment="What a buyer takes, one row per item",
)

payments = Table(
    "payments",
    metadata,
    _id("payment_id", "UUIDv7 of the payment"),
    _text("order_id", "The order"),
    _text("submission_id", "The submission"),
    _text("member_id", "The buyer"),
    _text("gom_id", "The manager of the order"),
    _text("status", "reading, review, approved, rejected or asked_again"),
    _text("picture", "Name of the picture in the object store; null where the manager recorded it", null=True),
    _text("picture_sha256", "SHA-256 of the picture as it arrived", null=True),
    _text("picture_type", "Media type of the picture", null=True),
    _number("picture_size", "Size of the picture in bytes", null=True),
    Column("seen_before", Boolean, nullable=False, comment="The same picture was sent before"),
    _text("reader", "Engine that read the picture", null=True),
    _text("method", "Wallet or bank", null=True),
    _money("amount_read", "Amount on the receipt, without fees", null=True),
    _text("currency_read", "Currency on the receipt", null=True),
    _text("reference", "The method's reference in canonical form", null=True),
    Column("receipt_at", DateTime(timezone=False), nullable=True, comment="Date and time on the receipt, local"),
    _text("sender", "Sender on the receipt (personal)", null=True),
    _text("recipient", "Recipient on the receipt (personal)", null=True),
    _text("recipient_account", "Account on the receipt (personal)", null=True),
    _text("transfer_status", "success, pending, failed or unknown", null=True),
    Column("score", SmallInteger, nullable=True, comment="Evidence, 0 to 100 points"),
    Column("findings", JSONB, nullable=True, comment="Each piece of evidence: expected, read, points"),
    _money("amount_due", "What was due when it was read", null=True),
    Column("doubts", ARRAY(Text), nullable=False, comment="What stood against approving it unaided"),
    _money("amount_counted", "What counts on the submission", null=True),
    _text("decided_by", "agent, or the member who decided", null=True),
    _text("reason", "The manager's words on a rejection or to ask again (personal)", null=True),
    _number("took_ms", "Time of the reading in milliseconds", null=True),
    _time("submitted_at", "When the picture came"),
    _time("read_at", "When it was read", null=True),
    _time("held_at", "When it was put before the manager", null=True),
    _time("decided_at", "When it was decided", null=True),
    _time("picture_deleted_at", "When the picture was deleted", null=True),
    _text("statement_line", "The line of the manager's statement that is its money", null=True),
    _money("arrived", "The amount on that line", null=True),
    _time("confirmed_at", "When the line was found to be its money, to the centavo", null=True),
    _time("missing_since", "When the statement was found to lack it, while it does", null=True),
    Index("payments_to_review", "gom_id", "status", "held_at"),
    Index("payments_of_order", "order_id", "submitted_at"),
    Index("payments_of_submission", "submission_id"),
    Index("payments_reference", "method", "reference"),
    Index("payments_picture", "picture_sha256"),
    Index("payments_of_member", "member_id", "submitted_at"),
    comment="Payment proofs and payments recorded from a statement, one row each, from the picture to the decision",
)


def alike(reference: ColumnElement[str]) -> ColumnElement[str]:
    """A reference as all its likely misreadings have it; as gomflow.payment.references.look_alike says it."""
    return func.translate(
        reference, literal_column(f"'{''.join(LOOKS_LIKE)}'"), literal_column(f"'{''.join(LOOKS_LIKE.values())}'")
    )


Index("payments_alike", alike(payments.c.reference))

payment_shares = Table(
    "payment_shares",
    metadata,
    _id("payment_id", "The payment"),
    _id("submission_id", "A submission that it is for"),
    _text("order_id", "The submission's order"),
    _money("due", "What was due for the submission when the payment was read", null=True),
    _money("counted", "What of the payment counts on the submission", null=True),
    Index("payment_shares_of_order", "order_id"),
    comment="Transfers that pay several submissions, one row for each submission; none for the others",
)

statement_lines = Table(
    "statement_lines",
    metadata,
    _id("line_id", "Id of the line; follows from what it says"),
    _text("gom_id", "Whose statement it is on"),
    _text("bank", "Wallet or bank"),
    _text("account", "Number of the account, where the manager said which (personal)", null=True),
    _text("source", "How it came first: file or notification"),
    _text("import_id", "The import that brought it first"),
    Column("day", Date, nullable=False, comment="Day, as the bank has it"),
    Column("at", DateTime(timezone=False), nullable=True, comment="Date and time, where the bank has them, local"),
    _text("currency", "ISO 4217 code"),
    _money("amount", "What came in"),
    Column("reference_numbers", ARRAY(Text), nullable=False, comment="The numbers it could be known by"),
    _text("sender", "Who sent it, as the bank has it (personal)", null=True),
    _text("description", "What else the bank says of it (personal)", null=True),
    _text("payment_id", "The payment it is the money of; null while nobody claims it", null=True),
    _text("how", "What it did for the payment: settled, confirmed or differs", null=True),
    _time("imported_at", "When it was taken in"),
    _time("explained_at", "When its payment was found", null=True),
    _time("set_aside_at", "When the manager said that it is no payment of a buyer's", null=True),
    Index("statement_lines_of_gom", "gom_id", "day"),
    Index("statement_lines_of_payment", "payment_id"),
    comment="Money that came in, by the managers' own statements, one row each; gone with the import they came in",
)

ledger = Table(
    "ledger",
    metadata,
    _id("entry_id", "Id of the event"),
    _text("order_id", "The order"),
    _text("submission_id", "The submission"),
    _text("payment_id", "The payment, for money that came in", null=True),
    _text("kind", "payment, payment_undone, refund_due, refund_voided or refund"),
    _text("currency", "ISO 4217 code"),
    _money("amount", "Amount, always positive"),
    _text("actor", "Who caused it"),
    _time("at", "When"),
    Index("ledger_of_order", "order_id", "at"),
    comment="Every movement of money, append-only",
)

members = Table(
    "members",
    metadata,
    _id("member_id", "UUID of the member"),
    _text("name", "Name (personal)"),
    _text("language", "en, fil or ms"),
    Column("roles", ARRAY(Text), nullable=False, comment="gom, operator, service"),
    Column("asks_for", ARRAY(Text), nullable=False, comment="Roles asked for and not decided"),
    _text("preferred_chat", "Chat that notices go to", null=True),
    _text("joined_into", "The member this one turned out to be", null=True),
    _text("link_code_hash", "Hash of the current link code", null=True),
    _time("link_code_until", "Until when the link code is good", null=True),
    _time("registered_at", "When the person first wrote"),
    Index("members_link_code", "link_code_hash"),
    comment="People, one row each",
)

chats = Table(
    "chats",
    metadata,
    _id("chat", "Key of the chat: platform and the platform's id"),
    _text("platform", "telegram or web"),
    _text("member_id", "Whose chat it is"),
    Column("lost", Boolean, nullable=False, comment="Cannot be written to any more"),
    _time("since", "When it was first seen or linked"),
    Index("chats_of_member", "member_id"),
    comment="Chats of people, one row each",
)

api_tokens = Table(
    "api_tokens",
    metadata,
    _id("token_id", "UUIDv7 of the token"),
    _text("member_id", "Whose token it is"),
    _text("token_hash", "SHA-256 of the token"),
    _text("label", "What it is for"),
    _time("issued_at", "When it was issued"),
    _time("revoked_at", "When it was taken out of use", null=True),
    Index("api_tokens_hash", "token_hash", unique=True),
    comment="Keys to the HTTP API; only hashes are kept",
)

messages = Table(
    "messages",
    metadata,
    _id("message_id", "Id of the message; follows from what caused it"),
    _text("chat", "Where it went"),
    _text("platform", "telegram or web"),
    _text("tenant", "The manager whose order it is about, or installation"),
    _text("view", "What it shows"),
    _text("weight", "critical, normal or broadcast"),
    _text("answers", "The inbound message it replies to", null=True),
    _text("correlation_id", "The connection it belongs to"),
    _text("outcome", "due, claimed, postponed, accepted, delivered, read, failed or uncertain"),
    _number("attempts", "Claims so far"),
    _text("code", "The platform's code for a failure", null=True),
    _text("reason", "The platform's words for a failure", null=True),
    _time("due_at", "When it became due"),
    _time("accepted_at", "When the platform took it", null=True),
    _time("delivered_at", "When it was seen to arrive", null=True),
    Index("messages_of_chat", "chat", "due_at"),
    Index("messages_by_outcome", "outcome"),
    comment="Messages to people with their outcome, one row each; their words are not kept here",
)

checkpoints = Table(
    "checkpoints",
    metadata,
    _id("projection", "Name of the projection"),
    Column("position", BigInteger, nullable=False, comment="Number of the last log message it contains"),
    _time("updated_at", "When it last advanced"),
    comment="How far each projection has come",
)
