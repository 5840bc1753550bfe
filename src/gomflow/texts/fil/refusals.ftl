### Why a request was refused, and what to do instead, in Filipino.

refusal-not-allowed = Ang may-ari lang nito ang puwedeng gumawa niyan.
refusal-nothing-to-change = Ganyan na ito ngayon, kaya walang binago.
refusal-reason-missing = Pakisabi kung bakit: itatabi iyon kasama ng desisyon.
refusal-too-large = Masyado itong malaki para sa isang hakbang. Gawin ito nang paunti-unti.
refusal-order-unknown = Walang ganyang order.
refusal-order-exists = Mayroon nang ganyang order.
refusal-codes-exhausted = Walang nahanap na libreng code para sa order. Pakisubukan ulit.
refusal-references-exhausted = Walang nahanap na libreng reference. Pakisubukan ulit.
refusal-order-not-open = Hindi puwedeng sumali ngayon: { $state ->
    [draft] hindi pa open ang order
    [closed] sarado na ang order
    [ordered] nabili na ang items
    [shipped] na-ship na ang parcels
    [completed] kumpleto na ang order
    [cancelled] cancelled ang order
   *[open] lampas na ang deadline ng order
}.
refusal-order-is-not = Hindi iyan puwede ngayon: { $state ->
    [draft] draft pa lang ang order
    [open] open ang order
    [closed] sarado na ang order
    [ordered] nabili na ang items
    [shipped] na-ship na ang parcels
    [completed] kumpleto na ang order
   *[cancelled] cancelled ang order
}.
refusal-deadline-has-passed = { $deadline } ang deadline. Hindi na puwedeng sumali.
refusal-deadline-not-in-future = Lampas na ang deadline na { $deadline }. Pumili ng mas huli gamit ang /extend o /edit.
refusal-deadline-not-later = { $deadline } na ang deadline ngayon. Pumili ng mas huli.
refusal-already-joined = Kasali ka na sa order na ito: { $reference }
refusal-submission-unknown = Walang ganyang submission.
refusal-submission-is-not = Hindi iyan puwede ngayon para sa { $reference }: { $status ->
    [waitlisted] nasa waitlist ito
    [offered] may inaalok na slot dito
    [awaiting_payment] hinihintay pa ang payment nito
    [proof_received] binabasa pa ang proof nito
    [under_review] nire-review pa ang proof nito
    [rejected] hinihintay pa ang bagong proof nito
    [partly_paid] kulang pa ang bayad nito
    [paid] bayad na ito
    [shipped] na-ship na ito
    [received] natanggap na ito
    [expired] expired na ito
    [cancelled] cancelled na ito
    [refund_due] hinihintay pa ang refund nito
   *[refunded] na-refund na ito
}.
refusal-lines-invalid = Pumili ng kahit isang item, at 1 hanggang { $most } lang ng bawat isa.
refusal-details-invalid = May kulang o hindi magkatugma sa order. Paki-check: { $fields }
refusal-prices-are-fixed = May mga sumali na: hindi na mababago ang items, presyo, currency at shipping fee.
refusal-maximum-below-buyers = { $buyers ->
    [1] Isang buyer na ang may slot
   *[other] { $buyers } buyers na ang may slot
}; hindi puwedeng mas mababa roon ang maximum.
refusal-below-minimum = { $buyers } pa lang sa { $minimum } buyers ang sumali. I-extend ang deadline, isara pa rin, o i-cancel.
refusal-proofs-undecided = { $proofs ->
    [1] May isang sumali na wala pang desisyon ang proof.
   *[other] May { $proofs } sumali na wala pang desisyon ang proof.
} Magdesisyon muna gamit ang /review.
refusal-nobody-paid = Wala pang nagbabayad, kaya wala pang bibilhin.
refusal-nobody-to-ship-to = Walang bayad na order na naghihintay ng parcel.
refusal-payment-unknown = Walang ganyang payment.
refusal-payment-decided = May desisyon na sa proof na iyan: { $status ->
    [approved] approved na
    [asked_again] hiningan ng mas malinaw ang buyer
   *[rejected] rejected na
}.
refusal-proof-not-read-yet = Binabasa pa ang proof. Subukan ulit maya-maya.
refusal-amount-unknown = Hindi mabasa ang amount. Sabihin kung magkano ang ibinayad.
refusal-amount-invalid = Hindi iyan amount sa { $currency }.
refusal-reference-used = Nagamit na sa ibang payment ang reference na { $reference }, kaya hindi ito maa-approve.
refusal-member-unknown = Hindi ko kilala ang taong iyan.
refusal-already-registered = Kilala ko na ang taong iyan.
refusal-has-the-role = Ganyan na siya ngayon.
refusal-role-already-requested = Nag-request ka na. Babalitaan kita kapag may desisyon na.
refusal-role-not-requested = Hindi nag-request ang taong iyan.
refusal-link-code-invalid = Mali o expired na ang link code na iyan. Humingi ng bago sa isa mo pang chat gamit ang /link.
refusal-chat-already-linked = Naka-link na ang chat na ito.
refusal-chat-not-linked = Hindi naka-link sa iyo ang chat na iyan.
refusal-token-unknown = Walang ganyang token.
refusal-limit-invalid = Ang limit ay hindi puwedeng mas mababa sa zero, at { $currency } ito gaya ng paraan.
refusal-statement-unknown = Walang ganoong statement.
refusal-line-unknown = Walang ganoong linya sa mga statement mo.
refusal-line-taken = Pera na ng isang bayad ang linyang iyan.
refusal-has-another-line = Ibang linya ng statement mo ang pera ng bayad na iyon. Alisin muna iyon.
