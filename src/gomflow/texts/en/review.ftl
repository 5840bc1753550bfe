### Doubtful proofs: for the GOM what is doubtful, for the buyer what to do.

review-empty = No payment proof is waiting for you.
review-head = { $counted ->
    [true] { $waiting ->
        [one] <b>The last proof to review</b> · { $reference }
       *[other] <b>{ $waiting } proofs to review</b> · { $reference }
    }
   *[other] <b>A proof to review</b> · { $reference }
}
review-about = { $buyer } in <b>{ $title }</b>, still to pay: <b>{ $balance }</b>
review-also = Also for { $reference } in <b>{ $title }</b>: { $due }
review-doubts = <b>Why it is doubtful:</b>
review-decided = This proof is decided.
read-amount = Amount read: { $value } · expected { $expected }
read-method = Method: { $value } · expected { $expected }
read-reference = Reference: <code>{ $value }</code>
read-paid-at = Paid at: { $value } · expected { $since } to { $until }
read-recipient = Recipient: { $value } · expected { $expected }
read-status = Status on the receipt: { $value }
read-score = Evidence: { $score } of 100 points
reject-why = Why is it not accepted? The buyer is told.

doubt-not-a-receipt = · The picture does not look like a payment receipt.
doubt-transfer-failed = · The receipt says that the transfer failed.
doubt-transfer-pending = · The receipt says that the transfer is not done yet.
doubt-status-unreadable = · The receipt does not say whether the transfer succeeded.
doubt-wrong-recipient = · The money went to an account that is not yours.
doubt-recipient-unreadable = · The recipient cannot be read.
doubt-reference-used = · The reference number has paid for something already.
doubt-reference-unreadable = · The reference number cannot be read.
doubt-reference-malformed = · The reference number does not look like this method's.
doubt-reference-looks-like-another = · The reference number reads nearly like another payment's.
doubt-reference-taken-back = · An approval of this reference number was taken back before.
doubt-image-used = · The same picture was sent before.
doubt-amount-differs = · The amount is not what is due.
doubt-amount-unreadable = · The amount cannot be read.
doubt-currency-differs = · The currency is not the order's.
doubt-method-not-accepted = · You do not take money by this method.
doubt-method-unknown = · The method is not recognised.
doubt-date-in-future = · The date is in the future.
doubt-date-too-old = · The date is before the submission.
doubt-date-unreadable = · The date cannot be read.
doubt-several-fit = · The payment fits more than one submission.
doubt-unreadable = · The picture could not be read.
doubt-our-example = · It is our own example of a good screenshot, not a receipt.
doubt-contradicted = · Not all that stands on the receipt can be true.
doubt-transfer-shown-before = · Another proof shows this sum at this time, with nearly this number or the same sender: it may be one transfer, its number changed.
doubt-painted-over = · A value stands on a patch of another shade, as if somebody painted over what was there. A red frame shows where.

ground-above-limit = All the evidence is there. The amount is above what you let me approve by myself for { $method }: { $limit }.
ground-not-trusted = Nearly all the evidence is there, but you do not let me approve such a proof of { $method } by myself.

advice-not-a-receipt = I cannot see a payment receipt in this picture. Send the screenshot of the finished transfer, whole and sharp.
advice-transfer-failed = The receipt says that the transfer failed. Pay again, and send the new receipt.
advice-transfer-pending = The receipt says that the transfer is not done yet. Send it again when it is.
advice-status-unreadable = The receipt does not say that the transfer succeeded. Send the whole screen.
advice-wrong-recipient = The money went to another account than the ones I gave you. Check the account with /pay, and write to the manager if you paid to the wrong one.
advice-recipient-unreadable = I cannot see to whom the money went. Send the whole screen.
advice-reference-used = This reference number has paid for something already. Send the receipt of this payment.
advice-reference-unreadable = I cannot read the reference number. Send the whole screen, not cropped.
advice-reference-malformed = The reference number does not look right. Send the whole screen, not cropped.
advice-reference-looks-like-another = The reference number reads nearly like another payment's. Send the whole screen, not cropped.
advice-reference-taken-back = An approval of this reference number was taken back. The manager looks at it.
advice-image-used = The same picture was sent before. Send the receipt of this payment.
advice-amount-differs = The amount is not what is due. Check it with /pay.
advice-amount-unreadable = I cannot read the amount. Send the whole screen, not cropped.
advice-currency-differs = The currency is not the order's. Check it with /pay.
advice-method-not-accepted = The manager does not take money by this method. Check the accounts with /pay.
advice-method-unknown = I do not recognise the method. Send the whole screen with its name.
advice-date-in-future = The date on the receipt is in the future. Send the screenshot of the finished transfer.
advice-date-too-old = The receipt is older than your submission. Send the receipt of this payment.
advice-date-unreadable = I cannot read the date. Send the whole screen, not cropped.
advice-several-fit = The payment fits more than one of your submissions. Send it again, and say which one it is for when I ask.
advice-unreadable = I cannot read this picture. Send the screenshot itself, not a photo of the screen.
advice-our-example = This is the example I sent you, not a receipt of yours. Send the screenshot of your own finished transfer.
advice-contradicted = Not all that stands on this receipt fits together. Send the screenshot as your app shows it.
advice-transfer-shown-before = Another proof shows this sum at this time with nearly the same number. Send the receipt of your own payment, whole and as your app shows it.
advice-painted-over = A value on this picture looks painted over. Send the screenshot as your app shows it, with nothing drawn on it.

reason-unclear = The picture is unclear. Please send the whole screenshot.
reason-amount = The amount is not what is due. Check it with /pay.
reason-recipient = The money went to another account. Check it with /pay.
reason-other-order = This payment is for something else.
reason-not-arrived = The money has not arrived. Check the transfer in your app.
transfer-success = done
transfer-pending = not done yet
transfer-failed = failed
transfer-unknown = not readable

example-stamp = SAMPLE
example-app = The name of the app or bank you paid with.
example-done = That the transfer is done. Not “pending”, not a form that is still to be confirmed.
example-amount = The amount, as it left you: exactly what is due.
example-recipient = Whom you paid: the name or the number I gave you.
example-reference = The whole reference number.
example-date = The date, and the time where the app shows one.
review-stays = { $amount } of it stay with { $reference } in <b>{ $title }</b>: they went back there, or that order is complete. What is left counts where you say.
