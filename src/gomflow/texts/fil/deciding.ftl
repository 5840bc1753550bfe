### Iba pang desisyon sa proofs: humingi ng mas malinaw, ilipat, sabay-sabay na approve, bawiin, tingnan ang nakaraan.

button-ask-again = Humingi ng mas malinaw
button-assign = Para ito sa iba
button-approve-all = I-approve ang ilan
button-undo = Bawiin
button-history = Nakaraan ng buyer
button-confirm-approve-all = Oo, i-approve lahat
command-ask-again = humingi ng mas malinaw na screenshot
command-assign = sabihing para sa iba ang isang payment
command-approve-all = i-approve ang lahat matapos tingnan
command-undo = bawiin ang desisyon sa isang payment
choose-decided = Aling payment? Ito ang mga huling napagdesisyunan.
nothing-fits-decided = Wala pang payment na may desisyon.

reason-cropped = Kulang ang resibo. Paki-send ang kabuuan nito.
reason-other-screen = Hindi ito ang resibo. Buksan ang transfer at i-send iyon.
reason-mistake = Na-approve ito nang mali.
ask-again-why = Ano ang mali sa picture? Sasabihin ito sa buyer, pati kung ano ang magandang screenshot.
undo-why = Bakit babawiin ang approval? Sasabihin ito sa buyer. Hindi na bibilangin ang pera, at babalik sa iyo ang proof.
ask-ask-again-text = Ano ang dapat i-send ng buyer? Isulat kung paano niya ito mababasa.
ask-undo-text = Bakit babawiin ang approval? Mababasa ito ng buyer.
ask-assign-submission = Kanino ang payment na ito? { $candidates ->
    [1] May isa pang submission sa iyo na naghihintay ng payment.
   *[other] May { $candidates } pang submission sa iyo na naghihintay ng payment.
} Pumili, o isulat ang reference o pangalan ng buyer.
problem-which-submission = { $found ->
    [0] Walang naghihintay na submission na tugma riyan. Isulat ang reference, gaya ng PH-7K3Q9D2M, o bahagi ng pangalan.
   *[other] { $found } submission ang tugma riyan. Isulat ang reference, gaya ng PH-7K3Q9D2M.
}
assign-nowhere = Wala nang ibang submission sa mga order mo na naghihintay ng payment.
approve-all-none = Walang puwedeng i-approve nang hindi tinitingnan nang mabuti: kapag hindi nabasa ang amount, ikaw ang kailangang magsabi.
confirm-approve-all = { $proofs ->
    [1] <b>Isang proof</b> ang ia-approve:
   *[other] <b>{ $proofs } proof</b> ang ia-approve:
}
approve-all-entry = · { $reference }: <b>{ $amount }</b> sa { $due } na dapat bayaran · { $score } sa 100 points{ $doubts ->
    [0] { "" }
    [1] , isang duda
   *[other] , { $doubts } duda
}
approve-all-left-out = { $proofs ->
    [1] May isa pang hindi isinama: hindi nabasa ang amount nito.
   *[other] { $proofs } pa ang hindi isinama: hindi nabasa ang amount ng mga ito.
}

decided-by-another = May desisyon na sa proof para sa { $reference }: { $who ->
    [you] ikaw
    [agent] ang Smart Agent
    [member] si { $name }
   *[somebody] may ibang tao
} { $status ->
    [approved] ang nag-approve
    [asked_again] ang humingi ng mas malinaw sa buyer
   *[rejected] ang nag-reject
}.
history-head = Si <b>{ $buyer }</b> sa iyo hanggang ngayon:
history-place = · { $title } ({ $reference }): { $status }, { $held } sa { $total }
history-proofs = { $proofs ->
    [0] Walang ibang proof na na-send.
    [1] Isa pang proof:
   *[other] { $proofs } pang proof:
}
history-proof = · { $at } · { $reference } · { $amount } · { $outcome }{ $has-who ->
    [true] { " " }{ $who ->
        [you] (ikaw)
        [agent] (Smart Agent)
        [member] ({ $name })
       *[somebody] (ibang tao)
    }
   *[other] { "" }
}
history-alike = <b>Mga proof na katulad nito:</b>
alike-here = · { $likeness }: { $reference } ni { $buyer }, { $at }, { $outcome }
alike-elsewhere = · { $likeness }: sa ibang GOM, { $at }, { $outcome }
likeness-picture = parehong picture
likeness-reference = parehong reference
likeness-transfer = mukhang iisang transfer, iba lang ang number
likeness-looks-alike = reference na halos magkapareho ang basa
outcome-reading = binabasa
outcome-review = ire-review
outcome-approved = approved
outcome-rejected = rejected
outcome-asked-again = hiningan ng mas malinaw

better-proof = Kailangan ng GOM ng mas malinaw na picture ng payment mo para sa <b>{ $title }</b> ({ $reference }):
proof-example = Halimbawa: ang screen { $named ->
    [true] ng { $method }
   *[other] ng app mo
} pagkatapos mismo ng transfer, mula taas hanggang baba, na kita ang { $due }, ang account na pinadalhan, ang reference number, at ang petsa at oras. Hindi litrato ng phone, at walang putol o takip.
payment-undone = Hindi muna bibilangin ang payment mo na <b>{ $amount }</b> para sa <b>{ $title }</b> ({ $reference }): binawi ng GOM ang approval.{ $owes ->
    [true] { " " }Habang inaayos ito, { $balance } pa ang bukas.
   *[other] { "" }
}
payment-undone-next = Titingnan ulit ng GOM ang proof. Babalitaan kita; hindi mo kailangang magbayad ulit ngayon.
proof-assigned = Sabi ng GOM, para sa { $reference } sa <b>{ $title }</b> ang payment mo. Titingnan ko ulit ito para roon.
gom-assigned-done = Tinitimbang ulit ang payment para sa { $reference } sa <b>{ $title }</b>; susunod ang resulta.
gom-asked-again-done = Hiningan ng mas malinaw na picture ang buyer ng { $reference } sa <b>{ $title }</b>.
gom-undone = Binawi: hindi na bibilangin ang { $amount } ni { $buyer } ({ $reference }, { $title }). Naghihintay ulit sa iyo ang proof.{ $gone ->
    [true] { " " }Papunta na ang parcel.
   *[other] { "" }
}

refusal-approval-stands = Approved na ang payment. Bawiin muna ang approval.
refusal-order-of-another = Nasa order ng ibang GOM ang submission na iyan.
refusal-payment-not-counted = Hindi binibilang ang payment na iyan para sa { $reference }: walang babawiin.
refusal-money-went-back = Na-refund na ang pera para sa { $reference }, kaya hindi na mababawi ang approval.
reason-unmatched = Hindi pala sa iyo ang pera sa statement ng manager.
