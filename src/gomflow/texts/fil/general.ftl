### The greeting, settings, links between chats, and small things, in Filipino.

hello = { $named ->
    [true] Hello, { $name }! Ito ang GOMFLOW, ang desk para sa group orders.
   *[other] Hello! Ito ang GOMFLOW, ang desk para sa group orders.
}
hello-buyer = Maghanap ng order, sumali, magbayad, at i-send dito ang screenshot. Sasabihan kita kapag pasok na ang payment mo at kapag papunta na ang parcel mo.
hello-gom = Dito tumatakbo ang mga order mo: ako ang tumatanggap ng mga sumasali at nagbabasa ng mga proof of payment, at tatanungin lang kita kapag may kaduda-duda.
unclear = Pasensya na po, hindi ko iyon naintindihan. Piliin ang gusto mong gawin, o i-send ang /help.
only-words-and-pictures = Salamat po! Kaya lang, mga salita, button, larawan at PDF file lang ang naiintindihan ko. Sulatan mo ako nang kaunti, o ipadala ang /help para makita ang kaya kong gawin.
unknown-command = Hindi ko alam ang /{ $command }. I-send ang /help para makita ang mga kaya kong gawin.
too-old-button = Sa naunang tanong pa ang button na iyan. Magsimula ulit dito.
only-for-goms = Para lang iyan sa mga group order manager (GOM). Nagma-manage ka ba ng group orders?
only-for-operators = Para lang iyan sa mga nagpapatakbo ng GOMFLOW na ito.
not-found = Wala akong nahanap na “{ $what }” na magagamit mo rito. Paki-check ang code, o pumili sa listahan mo.
nothing-fits-order = Wala pong open na order ngayon.
nothing-fits-own-order = Wala kang order na puwedeng gawan niyan ngayon.
nothing-fits-own-submission = Wala kang sinalihan na puwedeng gawan niyan ngayon.
nothing-fits-review = Walang proof of payment na naghihintay sa iyo.
nothing-fits-buyers-submission = Walang kailangang i-refund ngayon.
choose-order = Aling order?
choose-own-order = Alin sa mga order mo?
choose-own-submission = Alin sa mga sinalihan mo?
choose-review = Aling proof of payment?
choose-buyers-submission = Alin sa mga sumali?
nothing-to-cancel = Walang ika-cancel: wala ka namang sinimulan.
nothing-to-go-back-to = Wala nang babalikan.
nothing-to-resume = Wala kang naiwang itutuloy.
cancelled = Na-cancel na. Walang nabago.
language-which = Anong wika ang gagamitin ko?
language-chosen = Mula ngayon, Filipino na ang mga message ko sa iyo.
settings-are = Wika: <b>{ $language }</b>
    Mga naka-link na chat: <b>{ $chats }</b>
    Dito pumupunta ang notices: <b>{ $notices }</b>
link-code = I-send ang <code>/link { $code }</code> sa isa mo pang chat sa loob ng { $minutes ->
    [1] 1 minuto
   *[other] { $minutes } minuto
}. Sa iyo na pareho ang dalawang chat, at iisa ang mga order at mga sinalihan mo sa dalawa.
link-code-unknown = Mali o expired na ang link code na iyan. Humingi ng bago sa isa mo pang chat gamit ang /link.
link-same = Naka-link na ang chat na ito sa chat na iyon.
linked = May isa pang chat na naka-link na sa iyo: pareho ang mga order at mga sinalihan sa dalawa.
linked-here = Naka-link na ang chat na ito: nandito na rin ang lahat mula sa isa mo pang chat.
quoted = <i>{ $text }</i>
as-it-is = { $text }

invite-wrong = Mali po ang invite code na iyan. Humingi ng code sa nagpapatakbo ng GOMFLOW na ito.
gom-already = Group order manager (GOM) ka na.
gom-requested = Naitanong ko na sa nagpapatakbo ng GOMFLOW na ito. Babalitaan kita kapag nakapagdesisyon na sila.
gom-granted = Group order manager (GOM) ka na. Gawin mo na ang una mong order!
gom-refused = Pasensya na po, hindi naaprubahan ang request mong maging group order manager (GOM).
operator-admit = Gustong maging group order manager (GOM) ni <b>{ $name }</b>. Tatanggapin mo ba?
operator-parked = May hindi naasikaso kaya itinabi muna: hindi makalampas ang <b>{ $consumer }</b> sa isang mensahe ng <code>{ $what }</code>. Naghihintay rin ang mga kasunod nito; tuloy ang lahat ng iba. Para tingnan: <code>gomflow dead show { $number }</code>
dashboard-link = Bubuksan ng link na ito ang dashboard mo. Isang beses lang ito gagana, sa loob ng 15 minuto. Huwag itong ipasa sa iba.

group-hint = Sa mga group, nakikinig lang ako. I-PM mo ako, at tutulungan kita sa mga order at payment mo.
button-private-chat = I-PM ako
platform-telegram = Telegram
platform-web = web chat

methods-head = <b>Paano ka binabayaran ng mga bumibili</b>
methods-none = Wala ka pang ibinigay na account.
methods-accounts = <b>Mga account para sa mga order sa { $currency }</b>
methods-alone = <b>Ang inaaprubahan ko nang wala ka</b>
methods-rule = { $method }: { $alone ->
    [any] kahit anong halaga
    [never] wala
   *[upto] hanggang { $limit }
}{ $trusts ->
    [true] ; kung petsa o status lang ang hindi mabasa, hanggang { $trusted }
   *[other] { "" }
}
methods-about = Ang mga account na ito ang iaalok ng mga bagong order. Hindi nagbabago ang sa mga order mo ngayon hangga’t hindi mo pinapalitan gamit ang /edit. Anuman ang payagan mo rito, hindi ko kailanman inaaprubahan ang patunay na may sumasalungat.
methods-outside = Pagbasa ng mga larawan sa labas ng instalasyong ito: { $allowed ->
    [true] pinapayagan
   *[other] hindi pinapayagan
}.
accounts-kept = Nakatago na, para sa mga order sa { $currency }. Mga account: { $accounts }
method-rule-kept = Ganyan na ang gagawin ko sa { $method } mula sa susunod na patunay.
outside-reading-about = Binabasa ang mga patunay sa makinang pinapatakbuhan ng GOMFLOW. May ilang mahirap basahin doon.
    Kung papayag ka, at naihanda ito ng nagpapatakbo ng instalasyong ito, ipapadala ang ganoong larawan sa <b>Anthropic</b>, isang kumpanya sa Estados Unidos, at isusulat ng modelo nila ang nakasaad dito.
    <b>Ipinapadala</b> ang larawan, na pinaliit. Makikita roon ang ipinapakita ng app ng bayad: karaniwan ay mga pangalan, numero ng account o telepono, halaga, reference at oras.
    <b>Hindi ipinapadala</b> ang order, ang usapan, mga address, o anumang alam namin tungkol sa mga bumibili sa iyo.
    Larawan ito ng mga bumibili sa iyo: sabihin muna sa kanila bago mo payagan. Mababawi mo ito kahit kailan; may bisa mula sa susunod na patunay.
outside-reading-on = Puwede nang basahin ng Anthropic ang mga larawang hindi mabasa rito. Sabihin ito sa mga bumibili sa iyo.
outside-reading-off = Mananatili sa instalasyong ito ang mga larawan.
