### The dashboard, and what the API says when something is wrong.

dash-title = Dashboard
dash-skip = Go to the content
dash-menu = Menu
dash-menu-overview = Overview
dash-menu-orders = Orders
dash-menu-review = Review
dash-menu-people = People
dash-menu-methods = How I am paid
dash-menu-tokens = API keys
dash-operator = operator
dash-leave = Leave
dash-dismiss = Dismiss
dash-back = Back
dash-home = To the dashboard
dash-sure-yes = Yes, go on
dash-offline = Not connected. Trying again …
dash-no-script = This page needs JavaScript. Please allow it and load the page again.

dash-enter-title = Come in
dash-enter-hello = Hello, { $name }!
dash-enter-about = Here you see your orders, who has paid, and the proofs that wait for your decision.
dash-enter-button = Open my dashboard
dash-enter-once = The link you followed works once, in this browser.
dash-left = You have left.

dash-to-review = { $proofs ->
    [one] One proof to review
   *[other] { $proofs } proofs to review
}
dash-to-review-why = Doubtful payment proofs wait for your decision.
dash-review-now = Review
dash-received = Received
dash-expected = Expected
dash-missing = Missing
dash-refunds = Refunds due
dash-credit = Paid too much
dash-refund-of = Refund due: { $amount }
dash-in-work = { $orders ->
    [one] One order in work
   *[other] { $orders } orders in work
}
dash-none-in-work = No order in work
dash-none-in-work-do = Write one in the chat: send /create there, and it appears here at once.
dash-until = until { $when }
dash-fill = { $buyers } buyers are in, { $settled } have paid everything, the minimum is { $minimum }
dash-of-places = of { $places } places
dash-buyers-in = { $buyers ->
    [one] buyer
   *[other] buyers
}
dash-minimum-reached = minimum of { $minimum } reached
dash-minimum-needed = needs { $minimum }
dash-waiting = { $waiting } in line
dash-pages = Pages
dash-page-of = Page { $page } of { $pages }
dash-previous = Previous
dash-next = Next

dash-order = Order
dash-state = State
dash-all-states = All states
dash-buyers = Buyers
dash-deadline = Deadline
dash-filter = Show
dash-search-orders = Search title or code
dash-no-orders-found = No order fits
dash-no-orders-found-do = Try other words, or show all states.

dash-stand = How the order stands
dash-parts = Parts of the order
dash-tab-buyers = Buyers
dash-tab-payments = Payments
dash-tab-timeline = Timeline
dash-tab-about = Details
dash-search-buyers = Search name, phone or reference
dash-status = Status
dash-all-statuses = Everybody
dash-of = of { $total }
dash-phone = Phone
dash-address = Address
dash-note = Note
dash-joined = Joined
dash-parcel = Parcel
dash-nobody-found = Nobody fits
dash-nobody-found-do = Try other words, or show everybody.
dash-nobody-in = Nobody has joined yet
dash-nobody-in-draft = Nobody can see this order before you open it.
dash-nobody-in-do = Pass on one of these links; who joins appears here at once.
dash-copy = Copy: { $what }
dash-copy-it = Copy
dash-refund-sent = Refund of { $amount } sent
dash-refund-sure = Have you sent { $amount } back to { $buyer }? The buyer is told at once.
dash-courier = Courier
dash-tracking = Tracking number
dash-parcel-sent = Parcel sent
dash-parcel-changed = Change the parcel
dash-what-is-sold = What is sold
dash-rules = Rules
dash-invite = Invite buyers
dash-invite-about = Buyers join with the code { $code }, or by one of these links.
dash-edit-in-chat = To change the order, send /edit in the chat.

dash-do-open = Open the order
dash-do-open-about = Buyers can join from now on.
dash-do-close = Close the order
dash-do-close-about = Nobody can join any more; who has joined can still pay.
dash-close-anyway = Only { $buyers } of { $minimum } buyers are in. Close anyway.
dash-do-extend = Move the deadline
dash-do-extend-about = The deadline can only be later than now; a closed order opens again. Everybody who joined is told.
dash-new-deadline = New deadline
dash-do-ordered = Goods are bought
dash-do-ordered-about = Who has not paid by now is out, and the waitlist ends. All buyers are told.
dash-do-shipped = Parcels sent
dash-do-shipped-about = All buyers who paid and have no parcel yet are told the courier and the tracking number.
dash-do-complete = Order is done
dash-do-complete-about = Call the order done, even if not every buyer has said that the parcel arrived.
dash-do-cancel = Cancel the order
dash-do-cancel-about = All buyers are told, and what they paid is due back to them. This cannot be undone.
dash-cancel-reason = Reason, as the buyers are told

done-opened = { $title } is open.
done-closed = { $title } is closed.
done-extended = The deadline of { $title } is moved.
done-ordered = { $title } is marked as bought, and the buyers know.
done-shipped = The parcels of { $title } are on their way, and the buyers know.
done-parcel = The parcel is noted, and the buyer knows.
done-completed = { $title } is complete.
done-cancelled = { $title } is cancelled, and the buyers know.
done-refunded = The refund is noted, and the buyer knows.
done-approved = Approved: the payment for { $reference } counts.
done-rejected = Rejected. The buyer of { $reference } is told why.
done-undone = The approval for { $reference } is taken back, and the buyer is told.
done-reopened = The proof for { $reference } waits for a decision again.
done-asked-again = The buyer of { $reference } is asked for a better picture.
done-assigned = The payment is weighed anew for { $reference }.
done-admit-yes = { $name } is a group order manager now.
done-admit-no = { $name } was not admitted.
done-revoked = That key opens nothing any more.

dash-all-payments = All proofs
dash-payment-reading = being read
dash-payment-review = to review
dash-payment-approved = approved
dash-payment-rejected = rejected
dash-payment-asked-again = asked again
dash-by-agent = by the Smart Agent
dash-by = by { $who }
dash-due-of = due { $due }
dash-no-payments = No payment proofs
dash-no-payments-do = Proofs appear here as soon as buyers send them in their chat.

dash-in-line = { $proofs ->
    [one] One proof waits
   *[other] { $proofs } proofs wait
}
dash-review-empty = Nothing to review
dash-review-empty-do = The Smart Agent decides what is clear. What is doubtful appears here by itself.
dash-picture = The picture
dash-picture-of = The payment proof for { $reference }
dash-picture-open = Open the picture
dash-picture-gone = The picture is deleted: pictures are kept until a day after the decision.
dash-zoom = Zoom
dash-case = What was read
dash-being-read = The Smart Agent is reading this proof. It appears here in a moment.
dash-due = Due
dash-read = Read
dash-unreadable = unreadable
dash-score = Evidence
dash-doubts = Why it is doubtful
dash-evidence = Evidence
dash-evidence-expected = Expected
dash-evidence-read = Read
dash-evidence-points = Points
dash-evidence-amount = Amount
dash-evidence-recipient = Recipient
dash-evidence-reference = Reference
dash-evidence-date = Date
dash-evidence-success = Transfer
dash-evidence-method = Method
dash-transfer-success = done
dash-transfer-pending = not done yet
dash-transfer-failed = failed
dash-transfer-unknown = unreadable
dash-reference-form = in the form of the method
dash-submission = Submission
dash-buyer-record = With you so far
dash-record-orders = { $submissions ->
    [one] one submission
   *[other] { $submissions } submissions
}, { $settled } fully paid
dash-record-unpaid = { $unpaid } never paid
dash-record-proofs = { $approved ->
    [one] one proof approved
   *[other] { $approved } proofs approved
}
dash-record-rejected = { $rejected } rejected
dash-decided-approved = Approved: { $amount } counts.
dash-decided-rejected = Rejected.
dash-amount-counts = Amount that counts
dash-reject-why = Why does it not count?
dash-reject-told = The buyer is told, in their own language.
dash-own-words = Or in your own words
dash-keys = Keys:
dash-turn = Turn
dash-marks = What was read
dash-several = Approve several
dash-several-about = Choose the proofs that count as they were read. Each is approved by itself; what somebody else decided meanwhile is said.
dash-several-all = Choose all
dash-several-approve = Approve the chosen
dash-several-unread = The amount was not read: say it on its page.
dash-look-again = Look at it again
dash-look = Look
dash-ask-again-why = What is wrong with the picture?
dash-ask-again-told = The buyer is told, in their own language, with what a good screenshot shows. The proof leaves the queue.
dash-assign-whose = Whose payment is it?
dash-assign-told = It is weighed anew for that submission, and decided like any other proof.
dash-assign-fits = { $balance } open in { $title }
dash-assign-reference = Reference of the submission
dash-assign-do = It is for this one
dash-undo-what = The proof waits for a decision again.
dash-undo-what-approved = The amount does not count any more, and the proof waits again.
dash-undo-why = Why is the approval taken back?
dash-undo-told = { $buyer } is told. { $amount } do not count any more until you approve again.
dash-decided-asked-again = The buyer was asked for a better picture
dash-alike = Proofs that are like this one
dash-this-proof = This proof:
dash-alike-theirs = It belongs to another manager; only its outcome is shown.
dash-history = History of this buyer
dash-history-proofs = Other proofs
dash-history-no-proofs = No other proof was sent.
dash-past = What happened to this proof
dash-past-proof-submitted = Sent
dash-past-proof-read = Weighed: { $score } of 100 points
dash-past-proof-approved = Approved: { $amount } counts
dash-past-proof-held = Put to review
dash-past-proof-rejected = Rejected
dash-past-decision-undone = Decision taken back
dash-past-reference-given-back = Its reference may be used again, when you say so
dash-past-better-proof-asked = A better picture asked for
dash-past-proof-assigned = Assigned to { $reference }, was { $before }
dash-past-proof-image-deleted = Picture deleted

dash-asking = Who asks to manage orders
dash-nobody-asks = Nobody asks at the moment.
dash-known-since = known since { $when }
dash-admit = Admit
dash-refuse = Refuse
dash-door = How people become managers here
dash-door-invite = Who sends /become_gom in a chat and gives the invite code is a group order manager at once.
dash-door-approval = Who sends /become_gom in a chat is asked for here, and you decide.
dash-door-open = Everybody who sends /become_gom in a chat is a group order manager at once.
dash-invite-code = Invite code
dash-goms = Group order managers
dash-no-goms = Nobody manages orders yet.
dash-operators = Operators
dash-orders-count = { $orders ->
    [one] one order
   *[other] { $orders } orders
}

dash-tokens-about = With a key, programs of yours can do what you can do here: list orders, see who has paid, approve and reject.
dash-tokens-docs = How the API is used
dash-docs-title = HTTP API
dash-token-label = New key for
dash-token-example = Stock-keeping, spreadsheet …
dash-token-issue = Issue a key
dash-token-fresh = Your new key
dash-token-once = Copy it now: it is never shown again. Who has it can do what you can do.
dash-token-since = issued { $when }
dash-revoke = Revoke
dash-revoke-sure = Revoke the key “{ $label }”? Programs that use it are shut out at once.
dash-no-tokens = No keys
dash-no-tokens-do = Issue one when a program of yours is to work with your orders.

dash-via-telegram = Telegram
dash-via-web = web chat
dash-via-dashboard = dashboard
dash-via-api = API
dash-via-cli = command line
dash-via-timers = clock
dash-via-agent = Smart Agent
dash-via-gateway = payment gateway
dash-actor-member = Somebody
dash-actor-agent = Smart Agent
dash-actor-clock = The clock
dash-actor-gateway = Payment gateway
dash-log-number = Number in the log

timeline-order-created = The order was written down.
timeline-order-edited = The order was changed.
timeline-order-opened = The order is open until { $deadline }.
timeline-order-extended = The deadline is { $deadline } now.
timeline-minimum-reached = The minimum is reached, with { $buyers ->
    [one] one buyer.
   *[other] { $buyers } buyers.
}
timeline-order-closed = The order closed { $cause ->
    [deadline] at its deadline
    [maximum] because it is full
   *[by_hand] by hand
}, with { $buyers ->
    [one] one buyer.
   *[other] { $buyers } buyers.
}
timeline-order-ordered = The goods are bought.
timeline-order-shipped = The parcels are on their way with { $courier } { $tracking }.
timeline-order-completed = The order is complete.
timeline-order-cancelled = The order was cancelled: { $reason }
timeline-submission-placed = <b>{ $buyer }</b> joined ({ $reference }, { $total }).
timeline-submission-waitlisted = <b>{ $buyer }</b> joined the waitlist as number { $position } ({ $reference }).
timeline-place-offered = <b>{ $buyer }</b> is offered a place until { $until }.
timeline-place-taken = <b>{ $buyer }</b> took the offered place.
timeline-submission-changed = <b>{ $buyer }</b> changed the submission; the total is { $total } now.
timeline-proof-received = <b>{ $buyer }</b> sent a payment proof ({ $reference }).
timeline-review-started = The proof of <b>{ $buyer }</b> is doubtful and waits for review ({ $reference }).
timeline-payment-refused = The proof of <b>{ $buyer }</b> was rejected ({ $reference }).
timeline-payment-counted = { $amount } of <b>{ $buyer }</b> count ({ $reference }).
timeline-proof-set-aside = The proof of <b>{ $buyer }</b> was set aside ({ $reference }): { $cause ->
    [asked_again] a better one is awaited.
    [unmatched] the line of the statement was not its money.
   *[assigned] it is for another submission.
}
timeline-payment-uncounted = { $amount } of <b>{ $buyer }</b> do not count any more ({ $reference }); the approval was taken back.
timeline-refund-voided = { $amount } do not have to go back to <b>{ $buyer }</b> after all ({ $reference }).
timeline-submission-ended = The submission of <b>{ $buyer }</b> ended: { $cause ->
    [withdrawn] left the order
    [order_cancelled] the order was cancelled
    [unpaid] not paid in time
    [no_place] no place became free
    [offer_lapsed] the offer lapsed
   *[offer_declined] the offer was declined
}.
timeline-refund-due = { $amount } are due back to <b>{ $buyer }</b> ({ $reference }).
timeline-refunded = { $amount } went back to <b>{ $buyer }</b> ({ $reference }).
timeline-submission-shipped = The parcel of <b>{ $buyer }</b> is on its way with { $courier } { $tracking }.
timeline-submission-received = <b>{ $buyer }</b> has the parcel.
timeline-refused = Refused:

trouble-not-entered = You are not signed in
trouble-not-entered-do = Send /dashboard in your chat with GOMFLOW. You get a link that opens your dashboard here.
trouble-link-is-over = This link opens nothing any more
trouble-link-is-over-do = A link works once, within 15 minutes. Send /dashboard in your chat to get a new one.
trouble-token-needed = A key is needed
trouble-token-needed-do = Send a key that is in use as “Authorization: Bearer gf_…”. Issue one on the dashboard under API keys.
trouble-not-a-manager = This is for group order managers
trouble-not-a-manager-do = Send /become_gom in your chat with GOMFLOW to become one, and then /dashboard for a new link.
trouble-for-operators = This is for operators
trouble-for-operators-do = Only those who run this installation see this page.
trouble-from-elsewhere = That came from another page
trouble-from-elsewhere-do = Nothing was changed. Do it on the dashboard itself, in this browser.
trouble-session-only-reads = A session only reads here
trouble-session-only-reads-do = To change something through the API, send a key as “Authorization: Bearer gf_…”.
trouble-not-there = There is nothing here
trouble-not-there-do = Check the address. It may also be that this belongs to somebody else.
trouble-behind = The lists are a moment behind
trouble-behind-do = They have not come as far as you asked for. Try again in a moment.
trouble-out-of-reach = GOMFLOW is out of reach for a moment
trouble-out-of-reach-do = The log or the database does not answer. Nothing is lost; try again in a moment.
trouble-picture-locked = The picture is locked
trouble-picture-locked-do = It is kept, and its key cannot be opened here. Tell whoever runs GOMFLOW: GOMFLOW_INSTALLATION_KEY has to be set, as `gomflow doctor` says.
trouble-already-issued = That key was issued before
trouble-already-issued-do = A key is shown once only. Issue another, with another Idempotency-Key, and revoke the one you do not have.
trouble-invalid = Something is not as it should be
trouble-invalid-do = Check what you sent, and try again.
trouble-bad-request = That does not work
trouble-bad-request-do = Go back, load the page again, and try once more.
trouble-fault = Something went wrong here
trouble-fault-do = It is not your fault, and it is noted. Try again; if it stays, tell the people who run this installation.
trouble-refused = A rule says no

dash-methods-lines = Accounts, one per line: method, number, name of the holder
dash-methods-keep = Keep
dash-methods-limits = What is approved without you
dash-methods-limits-about = An edited picture can look flawless: allow no more than you could bear to lose. The first amount is for flawless proofs, 0 means that you are always asked. The second is for proofs on which only the date or the status cannot be read.
dash-methods-alone = Approve up to ({ $sign })
dash-methods-trusted = With 85 to 94 points up to ({ $sign })
trouble-statement = A statement that cannot be taken in
dash-menu-statements = Statements
dash-statements-about = A screenshot is a claim; the money is a line of your own statement. Import the CSV file of your wallet or bank: what waits for you is settled where the money came, and what never came is shown here.
dash-statements-give = Import a statement
dash-statements-file = CSV file, at most 5 MB
dash-statements-text = Or a message of your wallet or bank about money that came
dash-statements-bank = Account
dash-statements-told = as the file says
dash-statements-import = Import
dash-statements-aside = Not an order
dash-statements-imports = Imports
dash-statements-reading = being read
dash-statements-reconciling = being compared
dash-statements-unreadable = could not be read
dash-statements-arrived = { $amount } arrived
dash-statements-skipped = Rows that were left out: { $rows }
dash-statements-row = Row { $row }
dash-statements-how-settled = settled
dash-statements-how-confirmed = confirmed
dash-statements-how-differs = another amount
dash-statements-free = nobody claims it
dash-statements-which = How is the first line meant?
statement-done = Settled: { $settled }. Confirmed: { $confirmed }. Missing: { $missing }.
statement-later = Your statement is being compared with your payments.
statement-aside = The line is set aside.
dash-statements-anew = Forget how this bank’s columns were read
dash-on-statement-confirmed = Its money is on your statement.
dash-on-statement-differs = Your statement has { $arrived } for it.
dash-on-statement-missing = Your statements are complete for its day and do not have its money.
dash-past-payment-confirmed = On your statement: { $amount }
dash-past-payment-amount-differs = Your statement has { $arrived }, not { $counted }
dash-past-payment-missing = Missing on your statements
dash-past-payment-not-missed = Not missing any more, though its money was not found
statement-matched = The line is the money of that payment.
statement-unmatched = The line is free: nobody claims it.
statement-taken-back = The import is taken back. What it had settled waits for you again.
dash-statements-take-back = Take this import back
dash-statements-take-back-told = All its lines go, but for those that another import has too. What they settled goes back to review, what they confirmed counts on unconfirmed, and how the columns were read is forgotten: give the file again, and say how it is meant.
dash-line-is-of = The money of
dash-line-whose = Whose payment is it?
dash-line-this = It is this
dash-line-no-proof = no proof was sent: it will be recorded
dash-line-proof-review = proof in review: it will be approved
dash-line-proof-approved = approved: it will be confirmed
dash-line-nobody = No payment and no submission in your orders could be it.
dash-line-reference = Or the reference of a submission
dash-line-unmatch-settled = The payment counts because of this line. Taking the line away takes its approval back too, and the buyer is told.
dash-line-unmatch-told = The payment counts on without the line, which may be another's money then.
dash-recorded = Recorded from your statement: nobody sent a picture.
dash-on-statement-line = See the line
dash-past-payment-recorded = Recorded from your statement
dash-past-payment-unmatched = The line is not its money any more
dash-share-of = of a transfer of { $amount }
dash-statements-read-as = The first lines would be:
dash-statements-by-hand = Say what each column holds
dash-column-date = Date
dash-column-amount = Amount, where one column has what came and what went
dash-column-credit = Money that came
dash-column-debit = Money that went
dash-column-direction = Whether it came or went
dash-column-reference = Reference
dash-column-sender = Sender
dash-column-description = Description
dash-column-status = Whether it is completed
dash-column-days = 03/04 is
dash-column-day-first = 3 April: the day is first
dash-column-month-first = March 4: the month is first
