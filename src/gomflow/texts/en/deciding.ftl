### Decisions on proofs besides approving and rejecting one: ask again, assign, approve many, undo, look back.

button-ask-again = Ask for a better one
button-assign = It is for somebody else
button-approve-all = Approve several
button-undo = Undo
button-history = History of this buyer
button-confirm-approve-all = Yes, approve all of them
command-ask-again = ask a buyer for a better screenshot
command-assign = say that a payment is for somebody else
command-approve-all = approve all that waits, after a look
command-undo = take back a decision on a payment
choose-decided = Which payment? Here are those decided last.
nothing-fits-decided = No payment is decided yet.

reason-cropped = Part of the receipt is missing. Please send all of it.
reason-other-screen = That is not the receipt. Open the transfer and send that.
reason-mistake = It was approved by mistake.
ask-again-why = What is wrong with the picture? The buyer is told, with what a good one shows.
undo-why = Why is the approval taken back? The buyer is told. The money does not count any more, and the proof comes back to you.
ask-ask-again-text = What should the buyer send? Write it as they will read it.
ask-undo-text = Why is the approval taken back? The buyer will read this.
ask-assign-submission = Whose payment is it? { $candidates ->
    [one] One other submission of yours awaits payment.
   *[other] { $candidates } other submissions of yours await payment.
} Press one, or write its reference or the buyer's name.
problem-which-submission = { $found ->
    [0] No submission that awaits payment fits that. Write the reference, as in PH-7K3Q9D2M, or a part of the name.
   *[other] { $found } submissions fit that. Write the reference, as in PH-7K3Q9D2M.
}
assign-nowhere = No other submission in your orders awaits payment.
approve-all-none = Nothing waits that can be approved without a closer look: where the amount could not be read, you have to say it.
confirm-approve-all = { $proofs ->
    [one] <b>One proof</b> will be approved:
   *[other] <b>{ $proofs } proofs</b> will be approved:
}
approve-all-entry = · { $reference }: <b>{ $amount }</b> of { $due } due · { $score } of 100 points{ $doubts ->
    [0] { "" }
    [one] , one doubt
   *[other] , { $doubts } doubts
}
approve-all-left-out = { $proofs ->
    [one] One more is left out: its amount could not be read.
   *[other] { $proofs } more are left out: their amounts could not be read.
}

decided-by-another = The proof for { $reference } is decided already: { $who ->
    [you] you
    [agent] the Smart Agent
    [member] { $name }
   *[somebody] somebody
} { $status ->
    [approved] approved it
    [asked_again] asked the buyer for a better one
   *[rejected] rejected it
}.
history-head = <b>{ $buyer }</b> with you so far:
history-place = · { $title } ({ $reference }): { $status }, { $held } of { $total }
history-proofs = { $proofs ->
    [0] No other proof was sent.
    [one] One other proof:
   *[other] { $proofs } other proofs:
}
history-proof = · { $at } · { $reference } · { $amount } · { $outcome }{ $has-who ->
    [true] { " " }by { $who ->
        [you] you
        [agent] the Smart Agent
        [member] { $name }
       *[somebody] somebody
    }
   *[other] { "" }
}
history-alike = <b>Proofs that are like this one:</b>
alike-here = · { $likeness }: { $reference } of { $buyer }, { $at }, { $outcome }
alike-elsewhere = · { $likeness }: with another manager, { $at }, { $outcome }
likeness-picture = the same picture
likeness-reference = the same reference
likeness-transfer = seems to be the same transfer, under another number
likeness-looks-alike = a reference that reads nearly the same
outcome-reading = being read
outcome-review = to review
outcome-approved = approved
outcome-rejected = rejected
outcome-asked-again = asked for a better one

better-proof = The manager needs a better picture of your payment for <b>{ $title }</b> ({ $reference }):
proof-example = For example: the screen { $named ->
    [true] of { $method }
   *[other] of your app
} right after the transfer, from its top to its bottom, with { $due } on it, the account it went to, the reference number, and the date and time. Not a photo of the phone, and nothing cut off or covered.
payment-undone = Your payment of <b>{ $amount }</b> for <b>{ $title }</b> ({ $reference }) does not count for the moment: the manager took its approval back.{ $owes ->
    [true] { " " }Until that is settled, { $balance } are open.
   *[other] { "" }
}
payment-undone-next = The manager looks at the proof again. I will let you know what comes of it; you do not have to pay again now.
proof-assigned = The manager says that your payment is for { $reference } in <b>{ $title }</b>. I am looking at it again for that.
gom-assigned-done = The payment is weighed anew for { $reference } in <b>{ $title }</b>; what comes of it follows.
gom-asked-again-done = The buyer of { $reference } in <b>{ $title }</b> is asked for a better picture.
gom-undone = Taken back: { $amount } of { $buyer } ({ $reference }, { $title }) do not count any more. The proof waits for you again.{ $gone ->
    [true] { " " }The parcel is on its way already.
   *[other] { "" }
}

refusal-approval-stands = The payment is approved. Take the approval back first.
refusal-order-of-another = That submission is in an order of another manager.
refusal-payment-not-counted = That payment does not count for { $reference }: there is nothing to take back.
refusal-money-went-back = The money for { $reference } was refunded, so the approval cannot be taken back.
reason-unmatched = The money on the manager's statement is not yours after all.
