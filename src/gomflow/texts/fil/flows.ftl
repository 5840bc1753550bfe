### The questions of the guided flows, in Filipino.

ask-choose = Ano ang kukunin mo sa <b>{ $title }</b>? Pindutin ang button sa bawat piraso, o isulat nang ganito: <code>2x 1, 1x 2</code>
choose-item = { $number }. { $item } · { $price }{ $chosen ->
    [0] { "" }
   *[other] { " " }— <b>× { $chosen }</b>
}
ask-quantity = Ilang <b>{ $item }</b> ang kukunin mo? { $price } ang isa.
ask-submit-name = Para kanino ang parcel? Pakisulat ang buong pangalan.
ask-submit-phone = Anong phone number ang puwedeng tawagan ng courier? Halimbawa: 0917 123 4567 o 012-345 6789.
ask-submit-address = Saan ipapadala ang parcel? Pakisulat ang kumpletong address sa isang message.
ask-submit-note = May gusto ka bang ipaalam sa GOM?
ask-which-submission = Para saan sa mga sinalihan mo ang payment na ito?
ask-several = Aling mga submission ang binayaran mo sa isang transfer na ito? Pindutin ang bawat isa.
ask-several-more = Kabuuan: <b>{ $total }</b>. Pindutin ang bawat binabayaran ng transfer na ito, saka magpatuloy.
ask-search-text = Anong mga salita ang nasa title ng order?
ask-become-gom-code = I-send ang invite code na galing sa nagpapatakbo ng GOMFLOW na ito.

ask-create-title = Ano ang title ng order? Halimbawa: Summer photobook, first press.
ask-create-description = I-describe ito nang maikli: ano ang kasama, saan galing, at kailan inaasahang dumating.
ask-create-items = Ano ang ibebenta mo, at magkano? Isang item bawat linya, ganito:
    <code>Version A - 450</code>
    <code>Version B - 480</code>
ask-create-currency = Anong currency ang mga presyong ito?
ask-create-deadline = Hanggang kailan puwedeng sumali ang buyers? Pindutin ang isang button, o magsulat ng petsa gaya ng <code>25/12/2026</code> o <code>25/12/2026 18:00</code>.
ask-create-minimum = Ilang buyers ang kailangan para matuloy ang order?
ask-create-maximum = Hanggang ilang buyers ang may slot? Hindi ito puwedeng bumaba sa { $minimum }.
ask-create-when-full = Ano ang mangyayari kapag naubos na ang slots?
ask-create-shipping-fee = Magkano ang shipping fee ng bawat buyer?
ask-create-pay-to = Saan magbabayad ang buyers? Isang account bawat linya: method, number, pangalan ng may-ari. Ganito:
    <code>{ $example }</code>
    Mga method: { $methods }

ask-edit-field = Ano ang babaguhin sa <b>{ $title }</b>?
ask-edit-title = Ano ang bagong title?
ask-edit-description = Ano ang bagong description?
ask-edit-items = Isulat ulit ang lahat ng items, isa bawat linya: <code>Version A - 450</code>
ask-edit-minimum = Ilang buyers ang kailangan para matuloy ang order?
ask-edit-maximum = Hanggang ilang buyers ang may slot?
ask-extend-deadline = Hanggang kailan puwedeng sumali sa <b>{ $title }</b>?
ask-shipped-courier = Anong courier ang magdadala ng parcels ng <b>{ $title }</b>?
ask-shipped-tracking = Ano ang tracking number?
ask-cancelorder-text = Bakit ika-cancel ang <b>{ $title }</b>? Ipapaalam ito sa buyers.
ask-reject-text = Ano ang sasabihin sa buyer?
ask-approve-amount = Hindi mabasa ang amount sa picture. Magkano ang ibinayad?

confirm-question = Tama ba ito?
confirm-submit = Sasali ka sa <b>{ $title }</b>:
confirm-change = Magiging ganito ang order mo sa <b>{ $title }</b>:
confirm-contact = Para kay: { $name }, { $phone }
    { $address }{ $has-note ->
    [true] { "" }
    Note: { $note }
   *[other] { "" }
}
confirm-create = Ito ang order mo:
confirm-edit = Sa <b>{ $title }</b>, magiging ganito ang { $field }:
confirm-cancelorder = Ika-cancel ang <b>{ $title }</b> dahil: <i>{ $reason }</i>
    { $buyers ->
    [0] Wala pang sumali.
    [1] Sasabihan ang isang buyer; ire-refund ang naibayad niya.
   *[other] Sasabihan ang { $buyers } buyers; ire-refund ang mga naibayad nila.
}
confirm-shipped = <b>{ $title }</b>: { $parcels ->
    [1] 1 parcel
   *[other] { $parcels } parcels
} via <b>{ $courier }</b>{ $has-tracking ->
    [true] , tracking number <code>{ $tracking }</code>
   *[other] { "" }
}. Sasabihan agad ang buyers.
basket-line = { $quantity } × { $item } · { $price }
basket-fee = Shipping · { $fee }
basket-total = Total: <b>{ $total }</b>
account-line = { $method }: <code>{ $account }</code> · { $holder }
item-price = { $item } · { $price }
no-maximum = walang limit
no-description = wala

ask-rule-alone = Hanggang magkano sa { $currency } ang puwede kong aprubahan nang hindi ka tinatanong kapag walang kapintasan ang patunay ng { $shown }? Puwedeng magmukhang walang kapintasan ang binagong larawan: huwag lalampas sa kaya mong mawala.
ask-rule-trusted = At kung petsa o status lang ang hindi mabasa sa patunay ng { $shown } (85 hanggang 94 puntos): hanggang magkano sa { $currency } ang puwede kong aprubahan nang wala ka?
