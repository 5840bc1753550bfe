### Orders and submissions, as they are shown, in Filipino.

state-draft = draft
state-open = open
state-closed = sarado
state-ordered = nabili na
state-shipped = na-ship na
state-completed = kumpleto na
state-cancelled = cancelled

status-waitlisted = nasa waitlist
status-offered = may inaalok na slot
status-awaiting-payment = hinihintay ang payment
status-proof-received = binabasa ang proof
status-under-review = nire-review ang proof
status-rejected = hindi tinanggap ang proof
status-partly-paid = kulang pa ang bayad
status-paid = bayad na
status-shipped = na-ship na
status-received = natanggap na
status-expired = expired
status-cancelled = cancelled
status-refund-due = ire-refund
status-refunded = na-refund na

orders-none = Wala pong open na order ngayon.
orders-none-found = Walang open na order na may “{ $query }” sa title.
orders-head = <b>Mga open na order</b>{ $pages ->
    [1] { "" }
   *[other] { " " }(page { $page } ng { $pages })
}
orders-entry = <b>{ $title }</b> · <code>{ $code }</code>
    mula { $price } · { $limited ->
    [true] { $buyers } sa { $places } slots ang kuha na
   *[other] { $buyers ->
        [1] 1 buyer
       *[other] { $buyers } buyers
    }
} · hanggang { $deadline }
order-gone = Hindi ko na iyon mahanap.
order-head = <b>{ $title }</b> · <code>{ $code }</code>
order-about = Status: <b>{ $state }</b>
    Buyers: <b>{ $buyers }</b>{ $limited ->
    [true] { " " }sa { $maximum } slots
   *[other] { "" }
}, kailangan: { $minimum }{ $waiting ->
    [0] { "" }
   *[other] , nasa pila: { $waiting }
}
    Hanggang: <b>{ $deadline }</b>{ $has-fee ->
    [true] { "" }
    Shipping: { $fee }
   *[other] { "" }
}
order-is-full = Ubos na ang slots ng <b>{ $title }</b>. Puwede kang sumali sa waitlist: kapag may nabakanteng slot, ang nauna sa pila ang unang tatanungin.
mine-none = Wala ka pang nasalihang order.
mine-head = { $submissions ->
    [1] <b>Ang sinalihan mo</b>
   *[other] <b>Ang { $submissions } na sinalihan mo</b>
}
mine-entry = <b>{ $title }</b> · <code>{ $reference }</code>
    { $status } · { $total }
submission-head = <b>{ $title }</b> · <code>{ $reference }</code>
submission-already = Kasali ka na sa order na ito:
submission-about = Status: <b>{ $status }</b>
    Total: { $total }, nabayaran: { $paid }{ $owes ->
    [true] { "" }
    Babayaran pa: <b>{ $balance }</b>
   *[other] { "" }
}{ $has-credit ->
    [true] { "" }
    Sobrang bayad: { $credit }. Alam na ito ng GOM.
   *[other] { "" }
}{ $has-refund ->
    [true] { "" }
    Ire-refund sa iyo: <b>{ $refund }</b>
   *[other] { "" }
}
waitlist-position = Number { $position } ka sa pila.
offer-until = Sa iyo na ang slot kung kukunin mo bago ang { $until }.
parcel = Courier: { $courier }{ $has-tracking ->
    [true] , tracking number <code>{ $tracking }</code>
   *[other] { "" }
}
pay-head = Magbayad po ng <b>{ $balance }</b> para sa <b>{ $title }</b> ({ $reference }) sa isa sa mga account na ito:
pay-then = Pagkatapos, i-send dito ang screenshot ng payment na kita ang reference number.
placed-head = Kasali ka na: <b>{ $title }</b>
    Reference mo: <code>{ $reference }</code>
placed-due = Magbayad po ng <b>{ $total }</b> bago ang { $deadline } sa isa sa mga account na ito:
send-the-proof = I-send na ang screenshot para sa <code>{ $reference }</code>.
no-payment-awaited = Salamat po, pero wala akong hinihintay na payment mula sa iyo ngayon, kaya hindi ko itinago ang picture na iyon.
cannot-change = Hindi na mababago ang <code>{ $reference }</code>.
withdraw-sure = Gusto mo ba talagang umalis sa <b>{ $title }</b> ({ $reference })?{ $has-paid ->
    [true] { " " }Ire-refund sa iyo ang naibayad mong { $paid }.
   *[other] { "" }
}
close-below-minimum = Sa <b>{ $title }</b>, { $buyers ->
    [0] wala pang buyer
    [1] isa pa lang ang buyer
   *[other] { $buyers } pa lang ang buyers
}; { $minimum } ang kailangan. Paano ito itutuloy?
manage-none = Wala ka pang order.
manage-head = { $orders ->
    [1] <b>Ang order mo</b>
   *[other] <b>Ang { $orders } order mo</b>
}
manage-entry = <b>{ $title }</b> · <code>{ $code }</code> · { $state }
    { $buyers ->
    [1] 1 buyer
   *[other] { $buyers } buyers
} (kailangan: { $minimum }) · { $paid } na ang pumasok{ $review ->
    [0] { "" }
    [1] { " " }· 1 proof na ire-review
   *[other] { " " }· { $review } proof na ire-review
} · hanggang { $deadline }
submissions-none = Wala pang sumali sa <b>{ $title }</b>.
submissions-head = <b>{ $title }</b>: { $submissions ->
    [1] 1 ang sumali
   *[other] { $submissions } ang sumali
}, { $paid } ang fully paid{ $pages ->
    [1] { "" }
   *[other] { " " }(page { $page } ng { $pages })
}
submissions-entry = <code>{ $reference }</code> { $buyer } · { $pieces ->
    [1] 1 piraso
   *[other] { $pieces } piraso
} · { $paid } / { $total } · { $status }
