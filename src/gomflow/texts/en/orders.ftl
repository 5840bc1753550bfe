### Orders and submissions, as they are shown.

state-draft = draft
state-open = open
state-closed = closed
state-ordered = goods bought
state-shipped = shipped
state-completed = completed
state-cancelled = cancelled

status-waitlisted = on the waitlist
status-offered = a place is offered
status-awaiting-payment = awaiting payment
status-proof-received = proof is being read
status-under-review = proof under review
status-rejected = proof not accepted
status-partly-paid = partly paid
status-paid = paid
status-shipped = shipped
status-received = received
status-expired = expired
status-cancelled = cancelled
status-refund-due = refund due
status-refunded = refunded

orders-none = No order is open at the moment.
orders-none-found = No open order has “{ $query }” in its title.
orders-head = <b>Open orders</b>{ $pages ->
    [one] { "" }
   *[other] { " " }(page { $page } of { $pages })
}
orders-entry = <b>{ $title }</b> · <code>{ $code }</code>
    from { $price } · { $limited ->
    [true] { $buyers } of { $places } places taken
   *[other] { $buyers ->
        [one] one buyer
       *[other] { $buyers } buyers
    }
} · until { $deadline }
order-gone = I cannot find that any more.
order-head = <b>{ $title }</b> · <code>{ $code }</code>
order-about = State: <b>{ $state }</b>
    Buyers: <b>{ $buyers }</b>{ $limited ->
    [true] { " " }of { $maximum } places
   *[other] { "" }
}, needed: { $minimum }{ $waiting ->
    [0] { "" }
   *[other] , waiting in line: { $waiting }
}
    Until: <b>{ $deadline }</b>{ $has-fee ->
    [true] { "" }
    Shipping: { $fee }
   *[other] { "" }
}
order-is-full = All places of <b>{ $title }</b> are taken. You can join the waitlist: when a place becomes free, the first in line is asked.
mine-none = You have not joined an order yet.
mine-head = { $submissions ->
    [one] <b>Your submission</b>
   *[other] <b>Your { $submissions } submissions</b>
}
mine-entry = <b>{ $title }</b> · <code>{ $reference }</code>
    { $status } · { $total }
submission-head = <b>{ $title }</b> · <code>{ $reference }</code>
submission-already = You are in this order already:
submission-about = Status: <b>{ $status }</b>
    Total: { $total }, paid: { $paid }{ $owes ->
    [true] { "" }
    Still to pay: <b>{ $balance }</b>
   *[other] { "" }
}{ $has-credit ->
    [true] { "" }
    Paid too much: { $credit }. The manager knows.
   *[other] { "" }
}{ $has-refund ->
    [true] { "" }
    Due back to you: <b>{ $refund }</b>
   *[other] { "" }
}
waitlist-position = You are number { $position } in line.
offer-until = A place is yours if you take it before { $until }.
parcel = Courier: { $courier }{ $has-tracking ->
    [true] , tracking number <code>{ $tracking }</code>
   *[other] { "" }
}
pay-head = Please pay <b>{ $balance }</b> for <b>{ $title }</b> ({ $reference }) to one of these accounts:
pay-then = Then send the screenshot of the payment here. It has to show the reference number.
placed-head = You are in: <b>{ $title }</b>
    Your reference: <code>{ $reference }</code>
placed-due = Please pay <b>{ $total }</b> before { $deadline } to one of these accounts:
send-the-proof = Send the screenshot for <code>{ $reference }</code> now.
no-payment-awaited = Thank you, but I am not waiting for a payment from you at the moment, so I did not keep that picture.
cannot-change = <code>{ $reference }</code> cannot be changed any more.
withdraw-sure = Do you want to leave <b>{ $title }</b> ({ $reference })?{ $has-paid ->
    [true] { " " }What you paid, { $paid }, is due back to you.
   *[other] { "" }
}
close-below-minimum = <b>{ $title }</b> has { $buyers ->
    [one] one buyer
   *[other] { $buyers } buyers
} and needs { $minimum }. What do you want to do?
manage-none = You have no orders yet.
manage-head = { $orders ->
    [one] <b>Your order</b>
   *[other] <b>Your { $orders } orders</b>
}
manage-entry = <b>{ $title }</b> · <code>{ $code }</code> · { $state }
    { $buyers ->
    [one] one buyer
   *[other] { $buyers } buyers
} (needs { $minimum }) · { $paid } received{ $review ->
    [0] { "" }
    [one] { " " }· one proof to review
   *[other] { " " }· { $review } proofs to review
} · until { $deadline }
submissions-none = Nobody has joined <b>{ $title }</b> yet.
submissions-head = <b>{ $title }</b>: { $submissions ->
    [one] one submission
   *[other] { $submissions } submissions
}, { $paid } fully paid{ $pages ->
    [one] { "" }
   *[other] { " " }(page { $page } of { $pages })
}
submissions-entry = <code>{ $reference }</code> { $buyer } · { $pieces ->
    [one] one piece
   *[other] { $pieces } pieces
} · { $paid } of { $total } · { $status }
