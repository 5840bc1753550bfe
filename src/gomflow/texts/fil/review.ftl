### Doubtful proofs, in Filipino: for the GOM what is doubtful, for the buyer what to do.

review-empty = Walang proof of payment na naghihintay sa iyo.
review-head = { $counted ->
    [true] { $waiting ->
        [1] <b>Ang huling proof na ire-review</b> · { $reference }
       *[other] <b>{ $waiting } proof na ire-review</b> · { $reference }
    }
   *[other] <b>May proof na ire-review</b> · { $reference }
}
review-about = { $buyer } sa <b>{ $title }</b>, babayaran pa: <b>{ $balance }</b>
review-also = Para rin sa { $reference } sa <b>{ $title }</b>: { $due }
review-doubts = <b>Bakit kaduda-duda:</b>
review-decided = May desisyon na sa proof na ito.
read-amount = Nabasang amount: { $value } · inaasahan: { $expected }
read-method = Method: { $value } · inaasahan: { $expected }
read-reference = Reference: <code>{ $value }</code>
read-paid-at = Kailan nagbayad: { $value } · inaasahan: { $since } hanggang { $until }
read-recipient = Pinadalhan: { $value } · inaasahan: { $expected }
read-status = Status sa resibo: { $value }
read-score = Ebidensya: { $score } sa 100 points
reject-why = Bakit hindi ito tatanggapin? Ipapaalam ito sa buyer.

doubt-not-a-receipt = · Hindi mukhang resibo ng payment ang picture.
doubt-transfer-failed = · Nakasulat sa resibo na failed ang transfer.
doubt-transfer-pending = · Nakasulat sa resibo na hindi pa tapos ang transfer.
doubt-status-unreadable = · Hindi nakasulat kung natuloy ang transfer.
doubt-wrong-recipient = · Napunta ang pera sa account na hindi sa iyo.
doubt-recipient-unreadable = · Hindi mabasa kung kanino napunta ang pera.
doubt-reference-used = · Nagamit na sa ibang payment ang reference number.
doubt-reference-unreadable = · Hindi mabasa ang reference number.
doubt-reference-malformed = · Hindi ganito ang itsura ng reference number ng method na ito.
doubt-reference-looks-like-another = · Halos kapareho ng reference number ng ibang payment.
doubt-reference-taken-back = · Binawi na dati ang pag-approve sa reference number na ito.
doubt-image-used = · Na-send na dati ang mismong picture na ito.
doubt-amount-differs = · Hindi tugma ang amount sa dapat bayaran.
doubt-amount-unreadable = · Hindi mabasa ang amount.
doubt-currency-differs = · Iba ang currency sa order.
doubt-method-not-accepted = · Hindi ka tumatanggap ng payment sa method na ito.
doubt-method-unknown = · Hindi makilala ang method.
doubt-date-in-future = · Petsang hindi pa dumarating ang nasa resibo.
doubt-date-too-old = · Mas nauna ang petsa kaysa sa pagsali.
doubt-date-unreadable = · Hindi mabasa ang petsa.
doubt-several-fit = · Tugma ito sa higit sa isang submission.
doubt-unreadable = · Hindi mabasa ang picture.
doubt-our-example = · Ito ang sarili naming halimbawa ng magandang screenshot, hindi resibo.
doubt-contradicted = · Hindi puwedeng totoo lahat ng nakasulat sa resibo.
doubt-transfer-shown-before = · May ibang proof na ganito rin ang halaga at oras, at halos pareho ang number o pareho ang nagpadala: baka iisang transfer ito na pinalitan ang number.
doubt-painted-over = · May nakasulat na nasa ibabaw ng tapal na iba ang kulay, na parang pinatungan ang dating nakasulat. Nasa pulang kuwadro ito.

ground-above-limit = Kumpleto ang ebidensya. Mas mataas ang halaga sa pinapayagan mong aprubahan ko nang mag-isa para sa { $method }: { $limit }.
ground-not-trusted = Halos kumpleto ang ebidensya, pero hindi mo ako pinapayagang mag-apruba nang mag-isa ng ganitong patunay ng { $method }.

advice-not-a-receipt = Wala akong makitang resibo ng payment sa picture na ito. I-send ang buo at malinaw na screenshot ng natapos na transfer.
advice-transfer-failed = Nakasulat sa resibo na failed ang transfer. Magbayad ulit, at i-send ang bagong resibo.
advice-transfer-pending = Nakasulat sa resibo na hindi pa tapos ang transfer. I-send ulit kapag tapos na.
advice-status-unreadable = Hindi nakasulat sa resibo na natuloy ang transfer. I-send ang buong screen.
advice-wrong-recipient = Napunta ang pera sa account na iba sa mga ibinigay ko. I-check ang account gamit ang /pay, at mag-message sa GOM kung sa maling account ka nagbayad.
advice-recipient-unreadable = Hindi ko makita kung kanino napunta ang pera. I-send ang buong screen.
advice-reference-used = Nagamit na sa ibang payment ang reference number na ito. I-send ang resibo ng payment na ito mismo.
advice-reference-unreadable = Hindi ko mabasa ang reference number. I-send ang buong screen, huwag i-crop.
advice-reference-malformed = Mukhang mali ang reference number. I-send ang buong screen, huwag i-crop.
advice-reference-looks-like-another = Halos kapareho ng reference number ng ibang payment. I-send ang buong screen, huwag i-crop.
advice-reference-taken-back = Binawi na dati ang pag-approve sa reference number na ito. Titingnan ito ng manager.
advice-image-used = Na-send na dati ang mismong picture na ito. I-send ang resibo ng payment na ito mismo.
advice-amount-differs = Hindi tugma ang amount sa dapat bayaran. I-check gamit ang /pay.
advice-amount-unreadable = Hindi ko mabasa ang amount. I-send ang buong screen, huwag i-crop.
advice-currency-differs = Iba ang currency sa order. I-check gamit ang /pay.
advice-method-not-accepted = Hindi tumatanggap ang GOM ng payment sa method na ito. I-check ang mga account gamit ang /pay.
advice-method-unknown = Hindi ko makilala ang method. I-send ang buong screen na kita ang pangalan nito.
advice-date-in-future = Petsang hindi pa dumarating ang nasa resibo. I-send ang screenshot ng natapos na transfer.
advice-date-too-old = Mas luma ang resibo kaysa sa pagsali mo. I-send ang resibo ng payment na ito mismo.
advice-date-unreadable = Hindi ko mabasa ang petsa. I-send ang buong screen, huwag i-crop.
advice-several-fit = Puwedeng para sa higit sa isang submission mo ang bayad. Ipadala ulit, at sabihin kung alin kapag tinanong ko.
advice-unreadable = Hindi ko mabasa ang picture na ito. I-send ang mismong screenshot, huwag litrato ng screen.
advice-our-example = Ito ang halimbawang ipinadala ko sa iyo, hindi ang resibo mo. I-send ang screenshot ng sarili mong natapos na transfer.
advice-contradicted = Hindi nagtutugma ang lahat ng nakasulat sa resibong ito. I-send ang screenshot gaya ng ipinapakita ng app mo.
advice-transfer-shown-before = May ibang proof na ganito rin ang halaga at oras, at halos pareho ang number. I-send ang resibo ng sarili mong bayad, buo at gaya ng ipinapakita ng app mo.
advice-painted-over = Parang may pinatungan sa picture na ito. I-send ang screenshot gaya ng ipinapakita ng app mo, nang walang idinagdag dito.

reason-unclear = Malabo ang picture. Paki-send ulit ang buong screenshot.
reason-amount = Hindi tugma ang amount sa dapat bayaran. I-check sa /pay.
reason-recipient = Sa ibang account napunta ang pera. I-check sa /pay.
reason-other-order = Para sa iba ang payment na ito.
reason-not-arrived = Hindi dumating ang pera. I-check ang transfer sa app mo.
transfer-success = tapos na
transfer-pending = hindi pa tapos
transfer-failed = failed
transfer-unknown = hindi mabasa

example-stamp = HALIMBAWA LAMANG
example-app = Ang pangalan ng app o bangko na ginamit mo.
example-done = Na tapos na ang transfer. Hindi “pending”, at hindi form na kukumpirmahin pa.
example-amount = Ang halagang ipinadala mo: eksakto sa dapat bayaran.
example-recipient = Kung kanino ka nagbayad: ang pangalan o numerong ibinigay ko.
example-reference = Ang buong reference number.
example-date = Ang petsa, at ang oras kung ipinapakita ng app.
review-stays = Mananatili ang { $amount } nito sa { $reference } sa <b>{ $title }</b>: na-refund na ito roon, o tapos na ang order na iyon. Ang natitira ay bibilangin kung saan mo sabihin.
