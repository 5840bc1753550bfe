### Statements: files and notifications of the GOM's own wallet or bank, and what came of them.

statement-taken = I am reading your statement of { $bank }. A moment, please.
statement-empty = That file is empty. Download the statement again, as CSV.
statement-too-large = That file is too large: { $megabytes } MB is the limit. Send the statement in parts, for example one month each.
statement-too-many-rows = That file has too many rows: { $most } is the limit. Send the statement in parts, for example one month each.
statement-spreadsheet = That is a spreadsheet, which I cannot read. Save it as CSV and send that file.
statement-pdf = That is a PDF, which I cannot read as a statement. Download the statement as CSV and send that file.
statement-picture = That is a picture, which I cannot read as a statement. Download the statement as CSV and send that file.
statement-binary = I cannot read that file. Download the statement as CSV and send that file.
statement-no-table = I do not find a table in that file. Download the statement as CSV and send that file.
statement-no-columns = I do not find the columns in that file: it needs one with dates and one with amounts. Send the file as your bank made it.
statement-no-rows = I do not find a row with a date and an amount in that file. Send the file as your bank made it.
statement-gone = I no longer have that file. Please send it again.
statement-bank-unknown = I do not know a bank called “{ $said }”. I know: { $known }
statement-bank-missing = Say whose file this is: { $banks }
statement-doubtful = The columns of this file could be read in more than one way. Say which is how the first line is meant: { $ways }
statement-no-money = That text does not tell of money that came to you.
statement-unreadable = Your statement of { $bank } could not be read: nothing was taken in. Please send it again.
ask-statement-bank = Which of your accounts is this from?
ask-statement-way = The columns of this file could be read in more than one way. Which is how the first line is meant? I will remember it for { $bank }.
ask-statement-date = I cannot tell by myself what the columns of this file hold. Here they are, with what their first rows say. Which one has the date? Press it, or write its number. I will remember what you say for { $bank }.
ask-statement-came = Which one has the money that came in? Where one column has both what came and what went, take that one.
ask-statement-went = Which one has the money that went out?
ask-statement-number = Which one has the reference number?
ask-statement-sender = Which one says who sent the money?
ask-statement-check = So I read { $incoming ->
    [one] one row
   *[other] { $incoming } rows
} of money that came in, and { $outgoing } of money that went out. Is that what the first one says?
ask-statement-check-none = Read like that, no row has a date and money that came in. Please say again what the columns hold.
statement-column = { $number }. { $has-name ->
    [true] <b>{ $name }</b>: { $shows }
   *[other] { $shows }
}
button-column-same = The same one
button-column-none = None of them
button-columns-again = No, I say it again
button-columns-myself = None of these: I say it myself
statement-line = { $day } · { $amount }{ $has-sender ->
    [true] { " " }· { $sender }
   *[other] { "" }
}

report-head = <b>Statement of { $bank }</b>
report-rows = { $rows ->
    [one] One row read
   *[other] { $rows } rows read
}: { $new } new, { $known } known already, { $outgoing } of money that went out.
report-skipped = { $skipped ->
    [one] One row was left out
   *[other] { $skipped } rows were left out
}: { $why }
report-settled = { $count ->
    [one] <b>One payment</b> that was in review is settled.
   *[other] <b>{ $count } payments</b> that were in review are settled.
}
report-confirmed = { $count ->
    [one] One approved payment is confirmed.
   *[other] { $count } approved payments are confirmed.
}
report-nothing = No payment was settled or confirmed by it.
report-differing = <b>Another amount arrived:</b>
report-differs = · { $reference }: counted { $counted }, arrived { $arrived }
report-missing = <b>Approved, but the money is not on your statement:</b>
report-unclear = <b>More than one payment could be meant by a line. Please decide:</b>
report-payment = · { $reference } · { $amount }
report-unclaimed = <b>Money that nobody claims:</b>
report-more = · and { $count } more
report-told = <b>{ $bank }</b>: { $line }
report-told-settled = It settles { $reference }.
report-told-confirmed = It confirms { $reference }.
report-told-unclaimed = No payment claims it yet. I will look again at every proof that comes.
report-told-known = I knew of it already.
skip-date = the date cannot be read
skip-amount = the amount cannot be read
skip-direction = it does not say whether the money came or went
skip-not-completed = it is not completed
skip-currency = another currency
skip-in-the-future = it lies in the future

payment-missing = Your statement of { $bank } is complete up to { $until }, and does not have the money for { $reference }. It still counts: if it never came, take the approval back.
payment-differs = Your statement of { $bank } has { $arrived } for { $reference }, and not { $counted }.
statements-none = You have not sent me a statement yet. Send me the CSV file of your wallet or bank here, or pass on its messages about money that came: I compare them with your payments.
statements-head = <b>Your statements</b>
statements-covered = { $bank }: { $since } to { $until }
button-match = Match
button-unmatch = Not this payment
button-confirm-unmatch = Yes, take the line away
button-account-unknown = I do not know
command-match = say whose payment a line of my statement is
match-which = Whose payment is it? Here is the latest money that nobody claims.
match-none = All money on your statements belongs to a payment, or is set aside.
match-nowhere = There is no payment and no submission in your orders that it could be.
unmatch-which = Which line is not the money of its payment? Here are the latest.
unmatch-none = No line of your statements is the money of a payment.
ask-match-candidate = { $line } ({ $bank }): whose payment is it? ✓ is a proof that was sent. Press one, or write the reference or the buyer's name.
confirm-unmatch = { $line } is not the money of { $reference }.
confirm-unmatch-settled = The payment counts because of this line. Taking the line away takes its approval back too, and the buyer is told.
confirm-unmatch-counts = The payment counts on, without the line.
gom-matched = { $amount } on your statement is the payment for { $reference } in <b>{ $title }</b>.
gom-unmatched = The line is not the payment for { $reference } in <b>{ $title }</b> any more: nobody claims it.
statement-withdrawn = The statement is taken back: { $lines ->
    [one] one line is gone
   *[other] { $lines } lines are gone
}. What it had settled waits for you again.
ask-statement-account = You have several accounts at { $bank }. Which one is this statement of? Otherwise I cannot tell whether money is missing.
statement-account-unclear = You have several accounts at { $bank }, and nobody said which one this file is of: so nothing is flagged as missing by it. Give it again, and say which.
statement-account-unknown = You have no account { $said } there. I know: { $accounts }
statement-columns-needed = Say which column has the date, and which has the money that came or the amount.
