### What buttons say. Short: Telegram and web chat cut long ones.

button-start = Start
button-help = Help
button-language = Language
button-settings = Settings
button-cancel = Cancel
button-back = Back
button-resume = Continue where I left off
button-link = Link another chat
button-orders = Open orders
button-search = Search
button-order = View the order
button-submit = Join
button-join-waitlist = Join the waitlist
button-mine = My submissions
button-status = My submission
button-pay = How to pay
button-proof = Send a proof
button-change = Change
button-withdraw = Leave
button-withdraw-yes = Yes, leave
button-waitlist = My place in line
button-waitlist-take = Take the place
button-waitlist-leave = Pass on the place
button-received = It arrived
button-become-gom = Manage group orders
button-create = New order
button-manage = My orders
button-edit = Edit
button-open = Open it
button-close = Close
button-close-anyway = Close anyway
button-extend = Move the deadline
button-ordered = Goods bought
button-shipped = Parcels sent
button-complete = Order complete
button-cancelorder = Cancel the order
button-submissions = Who has joined
button-review = Review proofs
button-review-next = Next proof
button-approve = Approve
button-reject = Reject
button-refunded = Refund sent
button-dashboard = Dashboard
button-open-dashboard = Open the dashboard
button-admit-yes = Yes, admit
button-admit-no = No

button-skip-note = No note
button-skip-description = No description
button-skip-tracking = No tracking number
button-skip-maximum = No limit
button-no-fee = No shipping fee
button-same-accounts = The same accounts
button-basket-done = That is all
button-basket-clear = Start over
button-days = { $days ->
    [one] in one day
   *[other] in { $days } days
}
button-when-full-waitlist = Open a waitlist
button-when-full-close = Close the order
button-reason-words = Another reason …
button-confirm-submit = Yes, join
button-confirm-change = Yes, change
button-confirm-create = Yes, create
button-confirm-edit = Yes, change
button-confirm-cancelorder = Yes, cancel it
button-confirm-shipped = Yes, tell everybody

currency-php = Philippine peso (₱)
currency-myr = Malaysian ringgit (RM)

field-title = Title
field-description = Description
field-items = Items and prices
field-currency = Currency
field-deadline = Deadline
field-minimum = Minimum buyers
field-maximum = Maximum buyers
field-when-full = When it is full
field-shipping-fee = Shipping fee
field-pay-to = Payment accounts

button-methods = How I am paid
button-methods-yes = Allow it
button-methods-no = Keep pictures here
button-accounts = Accounts in { $currency }
button-accounts-more = Accounts in another currency
button-method-rule = Limits: { $method }
button-outside = Reading outside
button-any-amount = Any amount
button-never-alone = Always ask me
button-never-trusted = Always ask me then
button-statements = Statements
button-several = Several of these
button-several-done = That is all
