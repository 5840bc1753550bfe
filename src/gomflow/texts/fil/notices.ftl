### What people are told when something happened, in Filipino.

waitlisted = Ubos na ang slots ng <b>{ $title }</b>. Number <b>{ $position }</b> ka sa pila ({ $reference }); wala ka pang babayaran. Kapag may nabakanteng slot, tatanungin kita.
place-offered = May nabakanteng slot sa <b>{ $title }</b>, at ikaw ang susunod sa pila! Sa iyo na ito sa halagang { $total } kung kukunin mo bago ang <b>{ $until }</b>.
submission-changed = Updated na ang order mong { $reference } sa <b>{ $title }</b>. Total: <b>{ $total }</b>.{ $owes ->
    [true] { " " }Babayaran pa: <b>{ $balance }</b>.
   *[other] { "" }
}{ $has-credit ->
    [true] { " " }Sobra ng { $credit } ang naibayad mo; alam na ito ng GOM.
   *[other] { "" }
}
proof-submitted = Natanggap ko ang proof mo para sa { $reference } at binabasa ko na.
proof-still-reading = Binabasa ko pa ang proof mo para sa { $reference }; medyo natatagalan lang. Wala kang kailangang gawin.
under-review = Mapupunta sa GOM ang proof mo para sa { $reference }, at siya mismo ang titingin. Babalitaan kita.
paid = Pasok na ang payment mong <b>{ $amount }</b> para sa <b>{ $title }</b> ({ $reference }). Bayad na lahat. Salamat po!{ $has-credit ->
    [true] { " " }Sobra ng { $credit } ang naibayad mo; alam na ito ng GOM.
   *[other] { "" }
}
partly-paid = Pasok na ang payment mong <b>{ $amount }</b> para sa <b>{ $title }</b> ({ $reference }). Babayaran pa: <b>{ $balance }</b>.
proof-rejected = Hindi tinanggap ang proof mo para sa <b>{ $title }</b> ({ $reference }):
proof-good = Sa magandang screenshot, kita ang buong resibo: amount, pinadalhan, reference number, petsa, at na tapos na ang transfer.
proof-good-shown = Makikita sa larawan kung ano ang nasa magandang screenshot, bawat isa ay may numero.
shipped = Papunta na ang parcel mo mula sa <b>{ $title }</b> ({ $reference }) via <b>{ $courier }</b>{ $has-tracking ->
    [true] , tracking number <code>{ $tracking }</code>
   *[other] { "" }
}. Sabihan mo ako kapag dumating na.
received = Enjoy sa <b>{ $title }</b>! Kumpleto na ang order mong { $reference }.
order-extended = Extended ang <b>{ $title }</b>: open pa ito hanggang <b>{ $deadline }</b>.
order-closed = Sarado na ang <b>{ $title }</b>, at kasama ka ({ $reference }). Sasabihan kita kapag nabili na ang items.
order-closed-owing = Sarado na ang <b>{ $title }</b>, at kasama ka ({ $reference }). Kulang pa: <b>{ $balance }</b>. Magbayad na po ngayon para mabili ang items mo.
order-closed-waiting = Sarado na ang <b>{ $title }</b>. Nasa waitlist ka pa ({ $reference }): kapag may nabakanteng slot bago mabili ang items, tatanungin kita.
order-ordered = Nabili na ang items ng <b>{ $title }</b>. Babalitaan kita kapag papunta na ang parcel mo.
submission-ended = { $cause ->
    [withdrawn] Umalis ka na sa <b>{ $title }</b> ({ $reference }).
    [order_cancelled] Na-cancel ang <b>{ $title }</b>, kasama ang order mong { $reference }: <i>{ $reason }</i> Wala ka pang naibayad, kaya walang ire-refund.
    [unpaid] Nag-expire ang order mong { $reference } sa <b>{ $title }</b>: walang pumasok na payment bago nabili ang items.
    [no_place] Nabili na ang items ng <b>{ $title }</b>, at walang nabakanteng slot para sa { $reference }.
    [offer_lapsed] Lumipas na ang oras para kunin ang slot sa <b>{ $title }</b> ({ $reference }).
   *[offer_declined] Pinalampas mo ang slot sa <b>{ $title }</b> ({ $reference }).
}
refund-due = { $cause ->
    [order_cancelled] Na-cancel ang <b>{ $title }</b>: <i>{ $reason }</i>
    [withdrawn] Umalis ka sa <b>{ $title }</b>.
   *[other] Hindi na tuloy ang order mo sa <b>{ $title }</b>.
} Ire-refund sa iyo ang naibayad mong <b>{ $amount }</b> ({ $reference }); ang GOM ang magse-send.
refunded = Ni-refund na sa iyo ng GOM ang <b>{ $amount }</b> para sa <b>{ $title }</b> ({ $reference }).

gom-order-created = Nagawa na ang <b>{ $title }</b>, code <code>{ $code }</code>. Wala pang makakakita nito hangga't hindi mo binubuksan.
gom-order-edited = Na-edit na ang <b>{ $title }</b>.
gom-order-opened = Open na ang <b>{ $title }</b>! Makakasali ang buyers gamit ang code na <code>{ $code }</code>, o sa isa sa mga link na ito:
gom-minimum-reached = Naabot na ng <b>{ $title }</b> ang minimum: { $buyers ->
    [1] isang buyer na ang sumali.
   *[other] { $buyers } buyers na ang sumali.
}
gom-order-extended = Open ang <b>{ $title }</b> hanggang { $deadline }.
gom-order-closed = Sarado na ang <b>{ $title }</b>{ $cause ->
    [deadline] { " " }dahil umabot na sa deadline
    [maximum] { " " }dahil ubos na ang slots
   *[other] { "" }
}: { $buyers ->
    [0] walang sumali.
    [1] isang buyer ang sumali.
   *[other] { $buyers } buyers ang sumali.
} Kapag kumpleto na ang payments at nabili na ang items, sabihan mo ako.
gom-closed-below-minimum = Umabot na sa deadline ang <b>{ $title }</b>, at { $buyers ->
    [0] wala pang buyer
    [1] isa pa lang ang buyer
   *[other] { $buyers } pa lang ang buyers
}; { $minimum } ang kailangan. I-extend, ituloy pa rin ang pagbili, o i-cancel at i-refund?
gom-order-ordered = Naka-mark nang nabili ang items ng <b>{ $title }</b>. Sabihan mo ako kapag na-ship na ang parcels.
gom-order-shipped = Papunta na ang parcels ng <b>{ $title }</b>, at alam na ng buyers.
gom-order-completed = Kumpleto na ang <b>{ $title }</b>.
gom-order-cancelled = Cancelled na ang <b>{ $title }</b>, at alam na ng buyers. Padadalhan kita ng message para sa bawat kailangang i-refund.
gom-submission-placed = Sumali si { $buyer } sa <b>{ $title }</b> ({ $reference }, { $total }).
gom-waitlisted = Nasa waitlist ng <b>{ $title }</b> si { $buyer } ({ $reference }).
gom-place-taken = Kinuha ni { $buyer } ang nabakanteng slot sa <b>{ $title }</b> ({ $reference }).
gom-submission-changed = Binago ni { $buyer } ang { $reference } sa <b>{ $title }</b>; { $total } na ang total.
gom-submission-left = Umalis si { $buyer } sa <b>{ $title }</b> ({ $reference }).
gom-refund-due = Hindi na kasali si { $buyer } sa <b>{ $title }</b> ({ $reference }). Paki-refund ang <b>{ $amount }</b>, tapos sabihan mo ako.
gom-refunded = Naitala na ang refund na { $amount } kay { $buyer } ({ $reference }, { $title }).
gom-payment-approved = Na-approve ng Smart Agent ang { $amount } para sa { $reference } sa <b>{ $title }</b> ({ $score } sa 100 points).
gom-approval-done = Approved: pasok na ang { $amount } para sa { $reference } sa <b>{ $title }</b>.
gom-rejection-done = Rejected. Sinabi na sa buyer ng { $reference } sa <b>{ $title }</b> kung bakit, at puwede siyang mag-send ng bagong proof.
proof-which = Puwedeng para sa higit sa isang submission mo ang bayad mo. Itinuring ko itong para sa { $reference } sa <b>{ $title }</b>, at tinitingnan ito ng manager. Sabihin mo kung alin ang tinutukoy mo para mas mabilis.
proof-meant = Salamat. Tinitingnan ko ulit ang bayad mo, para sa { $reference } sa <b>{ $title }</b>.
meant-no-more = Napagpasyahan na ang bayad na ito, o walang malabo tungkol dito.
