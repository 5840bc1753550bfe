### Why a request was refused, and what to do instead.

refusal-not-allowed = Only the person it belongs to can do that.
refusal-nothing-to-change = It is like that already.
refusal-reason-missing = Please say why: that is kept with the decision.
refusal-too-large = That is more than fits into one step. Do it in smaller parts.
refusal-order-unknown = There is no such order.
refusal-order-exists = That order exists already.
refusal-codes-exhausted = No free code was found for the order. Please try again.
refusal-references-exhausted = No free reference was found. Please try again.
refusal-order-not-open = Nobody can join at the moment: the order is { $state ->
    [draft] not open yet
    [closed] closed
    [ordered] already bought
    [shipped] already shipped
    [completed] completed
    [cancelled] cancelled
   *[open] past its deadline
}.
refusal-order-is-not = That is not possible now: the order is { $state ->
    [draft] a draft
    [open] open
    [closed] closed
    [ordered] already bought
    [shipped] shipped
    [completed] completed
   *[cancelled] cancelled
}.
refusal-deadline-has-passed = The deadline was { $deadline }. Nobody can join any more.
refusal-deadline-not-in-future = The deadline { $deadline } is past. Choose a later one with /extend or /edit.
refusal-deadline-not-later = The deadline is { $deadline } already. Choose a later one.
refusal-already-joined = You are in this order already: { $reference }
refusal-submission-unknown = There is no such submission.
refusal-submission-is-not = That is not possible now for { $reference }: it is { $status ->
    [waitlisted] on the waitlist
    [offered] offered a place
    [awaiting_payment] awaiting payment
    [proof_received] being read
    [under_review] under review
    [rejected] waiting for another proof
    [partly_paid] partly paid
    [paid] paid
    [shipped] shipped
    [received] received
    [expired] expired
    [cancelled] cancelled
    [refund_due] waiting for its refund
   *[refunded] refunded
}.
refusal-lines-invalid = Choose at least one item, and of each 1 to { $most }.
refusal-details-invalid = The order is not complete or contradicts itself. To check: { $fields }
refusal-prices-are-fixed = Buyers have joined: items, prices, currency and shipping fee cannot change any more.
refusal-maximum-below-buyers = { $buyers ->
    [one] One buyer has a place already
   *[other] { $buyers } buyers have a place already
}; the maximum cannot be lower.
refusal-below-minimum = Only { $buyers } of { $minimum } buyers are in. Move the deadline, close anyway, or cancel.
refusal-proofs-undecided = { $proofs ->
    [one] One submission has a proof that is not decided.
   *[other] { $proofs } submissions have proofs that are not decided.
} Decide with /review first.
refusal-nobody-paid = Nobody has paid yet, so there is nothing to buy.
refusal-nobody-to-ship-to = No paid submission waits for a parcel.
refusal-payment-unknown = There is no such payment.
refusal-payment-decided = That proof is decided already: it is { $status ->
    [approved] approved
    [asked_again] sent back: the buyer was asked for a better one
   *[rejected] rejected
}.
refusal-proof-not-read-yet = The proof is still being read. Try again in a moment.
refusal-amount-unknown = The amount could not be read. Say how much was paid.
refusal-amount-invalid = That is not an amount in { $currency }.
refusal-reference-used = The reference { $reference } has paid for something already, so this cannot be approved.
refusal-member-unknown = I do not know that person.
refusal-already-registered = That person is known already.
refusal-has-the-role = That person has this role already.
refusal-role-already-requested = You asked already. I will let you know when it is decided.
refusal-role-not-requested = That person did not ask.
refusal-link-code-invalid = That link code is not right, or its time is over. Ask for a new one in the other chat with /link.
refusal-chat-already-linked = This chat is linked already.
refusal-chat-not-linked = That chat is not linked with you.
refusal-token-unknown = There is no such token.
refusal-limit-invalid = A limit cannot be below zero, and is in { $currency } like the method.
refusal-statement-unknown = There is no such statement.
refusal-line-unknown = There is no such line on your statements.
refusal-line-taken = That line is the money of a payment.
refusal-has-another-line = Another line of your statement is that payment's money. Take that one away first.
