### The questions of the guided flows.

ask-choose = What would you like from <b>{ $title }</b>? Press a button once for each piece, or write it like this: <code>2x 1, 1x 2</code>
choose-item = { $number }. { $item } · { $price }{ $chosen ->
    [0] { "" }
   *[other] { " " }— <b>× { $chosen }</b>
}
ask-quantity = How many <b>{ $item }</b> would you like, at { $price } each?
ask-submit-name = Who is the parcel for? Write the full name.
ask-submit-phone = Which phone number can the courier call? For example 0917 123 4567 or 012-345 6789.
ask-submit-address = Where does the parcel go? Write the whole address in one message.
ask-submit-note = Is there anything the manager should know?
ask-which-submission = Which submission is this payment for?
ask-several = Which submissions did you pay with this one transfer? Press each of them.
ask-several-more = Together: <b>{ $total }</b>. Press each that this transfer pays, then go on.
ask-search-text = Which words are in the title of the order?
ask-become-gom-code = Send the invite code that you got from the people who run this installation.

ask-create-title = What is the order called? For example: Summer photobook, first press.
ask-create-description = Describe it in a few words: what is included, where it comes from, when it is expected.
ask-create-items = What is sold, and for how much? Write one item per line, like this:
    <code>Version A - 450</code>
    <code>Version B - 480</code>
ask-create-currency = In which currency are these prices?
ask-create-deadline = Until when can buyers join? Press a button, or write a date like <code>25/12/2026</code> or <code>25/12/2026 18:00</code>.
ask-create-minimum = How many buyers does the order need at least?
ask-create-maximum = How many buyers can join? It has to be at least { $minimum }.
ask-create-when-full = What happens when all places are taken?
ask-create-shipping-fee = What does shipping cost each buyer?
ask-create-pay-to = Where does the money go? Write one account per line: method, number, name of the holder. Like this:
    <code>{ $example }</code>
    Methods: { $methods }

ask-edit-field = What do you want to change in <b>{ $title }</b>?
ask-edit-title = What is the new title?
ask-edit-description = What is the new description?
ask-edit-items = Write all items again, one per line: <code>Version A - 450</code>
ask-edit-minimum = How many buyers does the order need at least?
ask-edit-maximum = How many buyers can join?
ask-extend-deadline = Until when can buyers join <b>{ $title }</b>?
ask-shipped-courier = Which courier carries the parcels of <b>{ $title }</b>?
ask-shipped-tracking = What is the tracking number?
ask-cancelorder-text = Why are you cancelling <b>{ $title }</b>? Buyers are told this.
ask-reject-text = What should the buyer be told?
ask-approve-amount = The amount on the picture could not be read. How much was paid?

confirm-question = Is this right?
confirm-submit = You are joining <b>{ $title }</b>:
confirm-change = Your submission in <b>{ $title }</b> becomes:
confirm-contact = To: { $name }, { $phone }
    { $address }{ $has-note ->
    [true] { "" }
    Note: { $note }
   *[other] { "" }
}
confirm-create = This is your order:
confirm-edit = In <b>{ $title }</b>, this is the new { $field }:
confirm-cancelorder = <b>{ $title }</b> will be cancelled because: <i>{ $reason }</i>
    { $buyers ->
    [0] Nobody has joined yet.
    [one] One buyer will be told; what they paid will be due back.
   *[other] { $buyers } buyers will be told; what they paid will be due back.
}
confirm-shipped = <b>{ $title }</b>: { $parcels ->
    [one] one parcel
   *[other] { $parcels } parcels
} with <b>{ $courier }</b>{ $has-tracking ->
    [true] , tracking number <code>{ $tracking }</code>
   *[other] { "" }
}. The buyers are told at once.
basket-line = { $quantity } × { $item } · { $price }
basket-fee = Shipping · { $fee }
basket-total = Total: <b>{ $total }</b>
account-line = { $method }: <code>{ $account }</code> · { $holder }
item-price = { $item } · { $price }
no-maximum = no limit
no-description = none

ask-rule-alone = Up to which amount in { $currency } may I approve a flawless { $shown } proof without asking you? An edited picture can look flawless: set no more than you could bear to lose.
ask-rule-trusted = And where only the date or the status on a { $shown } proof cannot be read (85 to 94 points): up to which amount in { $currency } may I approve it without you?
