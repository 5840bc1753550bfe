### What people are told when something happened.

waitlisted = All places of <b>{ $title }</b> are taken. You are number <b>{ $position }</b> in line ({ $reference }); you pay nothing yet. I will ask you when a place becomes free.
place-offered = A place in <b>{ $title }</b> became free, and you are next in line! It is yours for { $total } if you take it before <b>{ $until }</b>.
submission-changed = Your submission { $reference } in <b>{ $title }</b> is changed. Total: <b>{ $total }</b>.{ $owes ->
    [true] { " " }Still to pay: <b>{ $balance }</b>.
   *[other] { "" }
}{ $has-credit ->
    [true] { " " }You paid { $credit } more than that; the manager knows.
   *[other] { "" }
}
proof-submitted = I have your proof for { $reference } and am reading it.
proof-still-reading = I am still reading your proof for { $reference }; it takes a little longer than usual. You do not have to do anything.
under-review = The manager will look at your proof for { $reference } personally. I will let you know.
paid = Your payment of <b>{ $amount }</b> for <b>{ $title }</b> ({ $reference }) is confirmed. Everything is paid. Thank you!{ $has-credit ->
    [true] { " " }You paid { $credit } too much; the manager knows.
   *[other] { "" }
}
partly-paid = Your payment of <b>{ $amount }</b> for <b>{ $title }</b> ({ $reference }) is confirmed. Still to pay: <b>{ $balance }</b>.
proof-rejected = Your proof for <b>{ $title }</b> ({ $reference }) was not accepted:
proof-good = A good screenshot shows the whole receipt: amount, recipient, reference number, date, and that the transfer is done.
proof-good-shown = The picture shows what a good screenshot has on it, each thing with its number.
shipped = Your parcel from <b>{ $title }</b> ({ $reference }) is on its way with <b>{ $courier }</b>{ $has-tracking ->
    [true] , tracking number <code>{ $tracking }</code>
   *[other] { "" }
}. Tell me when it arrives.
received = Enjoy <b>{ $title }</b>! Your submission { $reference } is complete.
order-extended = More time for <b>{ $title }</b>: it is open until <b>{ $deadline }</b>.
order-closed = <b>{ $title }</b> is closed, and you are in ({ $reference }). I will let you know when the goods are bought.
order-closed-owing = <b>{ $title }</b> is closed, and you are in ({ $reference }). Still to pay: <b>{ $balance }</b>. Please pay now, so that your items can be bought.
order-closed-waiting = <b>{ $title }</b> is closed. You are still in line ({ $reference }): if a place becomes free before the goods are bought, I will ask you.
order-ordered = The goods of <b>{ $title }</b> are bought. I will let you know when your parcel is on its way.
submission-ended = { $cause ->
    [withdrawn] You left <b>{ $title }</b> ({ $reference }).
    [order_cancelled] <b>{ $title }</b> was cancelled, and with it your submission { $reference }: <i>{ $reason }</i> You had not paid, so nothing is due.
    [unpaid] Your submission { $reference } in <b>{ $title }</b> expired: no payment was confirmed before the goods were bought.
    [no_place] The goods of <b>{ $title }</b> are bought, and no place became free for { $reference }.
    [offer_lapsed] The time to take the place in <b>{ $title }</b> is over ({ $reference }).
   *[offer_declined] You let the place in <b>{ $title }</b> go ({ $reference }).
}
refund-due = { $cause ->
    [order_cancelled] <b>{ $title }</b> was cancelled: <i>{ $reason }</i>
    [withdrawn] You left <b>{ $title }</b>.
   *[other] Your submission in <b>{ $title }</b> is over.
} What you paid, <b>{ $amount }</b> ({ $reference }), is due back to you; the manager will send it.
refunded = The manager sent <b>{ $amount }</b> back to you for <b>{ $title }</b> ({ $reference }).

gom-order-created = <b>{ $title }</b> is saved as <code>{ $code }</code>. Nobody sees it until you open it.
gom-order-edited = <b>{ $title }</b> is changed.
gom-order-opened = <b>{ $title }</b> is open! Buyers join with the code <code>{ $code }</code>, or with one of these links:
gom-minimum-reached = <b>{ $title }</b> has reached its minimum: { $buyers ->
    [one] one buyer is in.
   *[other] { $buyers } buyers are in.
}
gom-order-extended = <b>{ $title }</b> is open until { $deadline }.
gom-order-closed = <b>{ $title }</b> is closed{ $cause ->
    [deadline] { " " }because its deadline came
    [maximum] { " " }because all places are taken
   *[other] { "" }
}, with { $buyers ->
    [one] one buyer.
   *[other] { $buyers } buyers.
} When the payments are complete and the goods are bought, tell me.
gom-closed-below-minimum = The deadline of <b>{ $title }</b> came with { $buyers ->
    [one] one buyer
   *[other] { $buyers } buyers
}; it needs { $minimum }. Give it more time, buy anyway, or cancel and refund?
gom-order-ordered = <b>{ $title }</b> is marked as bought. Tell me when the parcels are sent.
gom-order-shipped = The parcels of <b>{ $title }</b> are on their way, and the buyers know.
gom-order-completed = <b>{ $title }</b> is complete.
gom-order-cancelled = <b>{ $title }</b> is cancelled, and the buyers know. I write to you about each refund that is due.
gom-submission-placed = { $buyer } joined <b>{ $title }</b> ({ $reference }, { $total }).
gom-waitlisted = { $buyer } is on the waitlist of <b>{ $title }</b> ({ $reference }).
gom-place-taken = { $buyer } took the free place in <b>{ $title }</b> ({ $reference }).
gom-submission-changed = { $buyer } changed { $reference } in <b>{ $title }</b>; the total is { $total } now.
gom-submission-left = { $buyer } left <b>{ $title }</b> ({ $reference }).
gom-refund-due = { $buyer } is out of <b>{ $title }</b> ({ $reference }). Please send back <b>{ $amount }</b>, and then tell me.
gom-refunded = The refund of { $amount } to { $buyer } ({ $reference }, { $title }) is noted.
gom-payment-approved = { $amount } for { $reference } in <b>{ $title }</b> approved by the Smart Agent ({ $score } of 100 points).
gom-approval-done = Approved: { $amount } is confirmed for { $reference } in <b>{ $title }</b>.
gom-rejection-done = Rejected. The buyer of { $reference } in <b>{ $title }</b> is told why, and can send another proof.
proof-which = Your payment could be for more than one of your submissions. I took it for { $reference } in <b>{ $title }</b>, and the manager is looking at it. Tell me which one you meant, and it goes faster.
proof-meant = Thank you. I am looking at your payment again, for { $reference } in <b>{ $title }</b>.
meant-no-more = This payment is decided already, or nothing is unclear about it.
