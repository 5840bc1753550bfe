### The dashboard, and what the API says when something is wrong, in Filipino as people chat.

dash-title = Dashboard
dash-skip = Pumunta sa laman ng page
dash-menu = Menu
dash-menu-overview = Overview
dash-menu-orders = Mga order
dash-menu-review = Review
dash-menu-people = Mga tao
dash-menu-methods = Paano ako binabayaran
dash-menu-tokens = API keys
dash-operator = operator
dash-leave = Umalis
dash-dismiss = Isara
dash-back = Bumalik
dash-home = Sa dashboard
dash-sure-yes = Oo, ituloy
dash-offline = Hindi konektado. Sinusubukan ulit …
dash-no-script = Kailangan ng page na ito ng JavaScript. Paki-allow, tapos i-reload ang page.

dash-enter-title = Pasok
dash-enter-hello = Hello, { $name }!
dash-enter-about = Makikita mo rito ang mga order mo, kung sino na ang nagbayad, at ang mga proof na naghihintay ng desisyon mo.
dash-enter-button = Buksan ang dashboard ko
dash-enter-once = Isang beses lang gagana ang link na ito, sa browser na ito.
dash-left = Nakaalis ka na.

dash-to-review = { $proofs ->
    [1] 1 proof na ire-review
   *[other] { $proofs } proof na ire-review
}
dash-to-review-why = May mga kaduda-dudang proof of payment na naghihintay ng desisyon mo.
dash-review-now = I-review
dash-received = Pumasok na
dash-expected = Inaasahan
dash-missing = Kulang pa
dash-refunds = Ire-refund
dash-credit = Sobrang bayad
dash-refund-of = Ire-refund: { $amount }
dash-in-work = { $orders ->
    [1] 1 order na tumatakbo
   *[other] { $orders } order na tumatakbo
}
dash-none-in-work = Walang order na inaasikaso
dash-none-in-work-do = Gumawa ng order sa chat: i-send doon ang /create, at lalabas agad ito rito.
dash-until = hanggang { $when }
dash-fill = { $buyers } buyers ang kasali, { $settled } ang bayad na lahat, { $minimum } ang minimum
dash-of-places = sa { $places } slots
dash-buyers-in = { $buyers ->
    [1] buyer
   *[other] buyers
}
dash-minimum-reached = abot na ang minimum na { $minimum }
dash-minimum-needed = kailangan: { $minimum }
dash-waiting = { $waiting } sa pila
dash-pages = Mga page
dash-page-of = Page { $page } ng { $pages }
dash-previous = Nauna
dash-next = Susunod

dash-order = Order
dash-state = Status
dash-all-states = Lahat ng status
dash-buyers = Buyers
dash-deadline = Deadline
dash-filter = Ipakita
dash-search-orders = Hanapin ang title o code
dash-no-orders-found = Walang nahanap na order
dash-no-orders-found-do = Subukan ang ibang salita, o ipakita ang lahat ng status.

dash-stand = Lagay ng order
dash-parts = Mga bahagi ng order
dash-tab-buyers = Buyers
dash-tab-payments = Payments
dash-tab-timeline = Timeline
dash-tab-about = Detalye
dash-search-buyers = Hanapin ang pangalan, phone o reference
dash-status = Status
dash-all-statuses = Lahat
dash-of = sa { $total }
dash-phone = Phone
dash-address = Address
dash-note = Note
dash-joined = Sumali
dash-parcel = Parcel
dash-nobody-found = Walang nahanap
dash-nobody-found-do = Subukan ang ibang salita, o ipakita ang lahat.
dash-nobody-in = Wala pang sumali
dash-nobody-in-draft = Wala pang makakakita ng order na ito hangga't hindi mo binubuksan.
dash-nobody-in-do = I-share ang isa sa mga link na ito; lalabas agad dito ang sasali.
dash-copy = Kopyahin: { $what }
dash-copy-it = Kopyahin
dash-refund-sent = Na-refund na ang { $amount }
dash-refund-sure = Naibalik mo na ba ang { $amount } kay { $buyer }? Sasabihan agad ang buyer.
dash-courier = Courier
dash-tracking = Tracking number
dash-parcel-sent = Na-ship na ang parcel
dash-parcel-changed = Baguhin ang parcel
dash-what-is-sold = Mga binebenta
dash-rules = Mga patakaran
dash-invite = Mag-imbita ng buyers
dash-invite-about = Makakasali ang buyers gamit ang code na { $code }, o sa isa sa mga link na ito.
dash-edit-in-chat = Para baguhin ang order, i-send ang /edit sa chat.

dash-do-open = Buksan ang order
dash-do-open-about = Puwede nang sumali ang buyers.
dash-do-close = Isara ang order
dash-do-close-about = Wala nang makakasali; ang mga sumali na ay puwede pang magbayad.
dash-close-anyway = { $buyers } pa lang sa { $minimum } buyers ang kasali. Isara pa rin.
dash-do-extend = I-extend ang deadline
dash-do-extend-about = Mas huli lang sa ngayon ang puwedeng deadline; magbubukas ulit ang saradong order. Sasabihan ang lahat ng sumali.
dash-new-deadline = Bagong deadline
dash-do-ordered = Nabili na ang items
dash-do-ordered-about = Hindi na kasali ang hindi pa nagbabayad, at tapos na ang waitlist. Sasabihan ang lahat ng buyers.
dash-do-shipped = Na-ship na ang parcels
dash-do-shipped-about = Sasabihan ng courier at tracking number ang lahat ng buyers na bayad na at wala pang parcel.
dash-do-complete = Tapos na ang order
dash-do-complete-about = Tapusin ang order kahit hindi pa nagsasabi ang lahat ng buyers na dumating na ang parcel.
dash-do-cancel = I-cancel ang order
dash-do-cancel-about = Sasabihan ang lahat ng buyers, at ire-refund ang naibayad nila. Hindi na ito mababawi.
dash-cancel-reason = Dahilan na sasabihin sa buyers

done-opened = Open na ang { $title }.
done-closed = Sarado na ang { $title }.
done-extended = Na-extend ang deadline ng { $title }.
done-ordered = Naka-mark nang nabili ang items ng { $title }, at alam na ng buyers.
done-shipped = Papunta na ang parcels ng { $title }, at alam na ng buyers.
done-parcel = Naitala ang parcel, at alam na ng buyer.
done-completed = Kumpleto na ang { $title }.
done-cancelled = Cancelled na ang { $title }, at alam na ng buyers.
done-refunded = Naitala ang refund, at alam na ng buyer.
done-approved = Approved: pasok na ang payment para sa { $reference }.
done-rejected = Rejected. Sinabi na sa buyer ng { $reference } kung bakit.
done-undone = Binawi ang approval para sa { $reference }, at nasabi na sa buyer.
done-reopened = Naghihintay ulit ng desisyon ang proof para sa { $reference }.
done-asked-again = Hiningan ng mas malinaw na picture ang buyer ng { $reference }.
done-assigned = Tinitimbang ulit ang payment para sa { $reference }.
done-admit-yes = GOM na si { $name }.
done-admit-no = Hindi tinanggap si { $name }.
done-revoked = Wala nang bubuksan ang key na iyon.

dash-all-payments = Lahat ng proof
dash-payment-reading = binabasa
dash-payment-review = ire-review
dash-payment-approved = approved
dash-payment-rejected = rejected
dash-payment-asked-again = hiningan ng mas malinaw
dash-by-agent = ng Smart Agent
dash-by = ni { $who }
dash-due-of = dapat { $due }
dash-no-payments = Walang proof of payment
dash-no-payments-do = Lalabas dito ang mga proof pagka-send ng buyers sa chat nila.

dash-in-line = { $proofs ->
    [1] 1 proof ang naghihintay
   *[other] { $proofs } proof ang naghihintay
}
dash-review-empty = Walang ire-review
dash-review-empty-do = Ang Smart Agent ang bahala sa malinaw. Kusang lalabas dito ang kaduda-duda.
dash-picture = Ang picture
dash-picture-of = Ang proof of payment para sa { $reference }
dash-picture-open = Buksan ang picture
dash-picture-gone = Burado na ang picture: isang araw lang itinatago ang mga picture pagkatapos ng desisyon.
dash-zoom = I-zoom
dash-case = Ang nabasa
dash-being-read = Binabasa ng Smart Agent ang proof na ito. Lalabas ito rito sandali lang.
dash-due = Dapat bayaran
dash-read = Nabasa
dash-unreadable = hindi mabasa
dash-score = Ebidensya
dash-doubts = Bakit kaduda-duda
dash-evidence = Ebidensya
dash-evidence-expected = Inaasahan
dash-evidence-read = Nabasa
dash-evidence-points = Points
dash-evidence-amount = Amount
dash-evidence-recipient = Pinadalhan
dash-evidence-reference = Reference
dash-evidence-date = Petsa
dash-evidence-success = Transfer
dash-evidence-method = Method
dash-transfer-success = tapos na
dash-transfer-pending = hindi pa tapos
dash-transfer-failed = hindi natuloy
dash-transfer-unknown = hindi mabasa
dash-reference-form = gaya ng sa method na ito
dash-submission = Sinalihan
dash-buyer-record = Sa iyo hanggang ngayon
dash-record-orders = { $submissions ->
    [1] 1 sinalihan
   *[other] { $submissions } sinalihan
}, { $settled } ang fully paid
dash-record-unpaid = { $unpaid } ang hindi binayaran
dash-record-proofs = { $approved ->
    [1] 1 proof ang approved
   *[other] { $approved } proof ang approved
}
dash-record-rejected = { $rejected } ang rejected
dash-decided-approved = Approved: pasok na ang { $amount }.
dash-decided-rejected = Rejected.
dash-amount-counts = Amount na papasok
dash-reject-why = Bakit hindi ito tatanggapin?
dash-reject-told = Sasabihin ito sa buyer, sa sarili niyang wika.
dash-own-words = O sa sarili mong salita
dash-keys = Keys:
dash-turn = I-ikot
dash-marks = Ang nabasa
dash-several = I-approve ang ilan
dash-several-about = Piliin ang mga proof na bibilangin ayon sa nabasa. Isa-isang ia-approve ang mga ito; sasabihin kung may nauna nang nagdesisyon.
dash-several-all = Piliin lahat
dash-several-approve = I-approve ang napili
dash-several-unread = Hindi nabasa ang amount: sabihin ito sa page ng proof.
dash-look-again = Tingnan ulit
dash-look = Tingnan
dash-ask-again-why = Ano ang mali sa picture?
dash-ask-again-told = Sasabihin ito sa buyer sa sarili niyang wika, pati kung ano ang magandang screenshot. Aalis sa pila ang proof.
dash-assign-whose = Kanino ang payment na ito?
dash-assign-told = Titimbangin ulit ito para sa submission na iyon, at pagdedesisyunan gaya ng ibang proof.
dash-assign-fits = { $balance } pa ang bukas sa { $title }
dash-assign-reference = Reference ng submission
dash-assign-do = Para rito ito
dash-undo-what = Maghihintay ulit ng desisyon ang proof.
dash-undo-what-approved = Hindi na bibilangin ang amount, at maghihintay ulit ang proof.
dash-undo-why = Bakit babawiin ang approval?
dash-undo-told = Sasabihin ito kay { $buyer }. Hindi bibilangin ang { $amount } hanggang mag-approve ka ulit.
dash-decided-asked-again = Hiningan ng mas malinaw na picture ang buyer
dash-alike = Mga proof na katulad nito
dash-this-proof = Ang proof na ito:
dash-alike-theirs = Sa ibang GOM ito; ang resulta lang ang makikita.
dash-history = Nakaraan ng buyer na ito
dash-history-proofs = Iba pang proof
dash-history-no-proofs = Walang ibang proof na na-send.
dash-past = Nangyari sa proof na ito
dash-past-proof-submitted = Na-send
dash-past-proof-read = Tinimbang: { $score } sa 100 points
dash-past-proof-approved = Approved: pasok ang { $amount }
dash-past-proof-held = Ire-review
dash-past-proof-rejected = Rejected
dash-past-decision-undone = Binawi ang desisyon
dash-past-reference-given-back = Magagamit ulit ang reference nito kapag pumayag ka
dash-past-better-proof-asked = Humingi ng mas malinaw na picture
dash-past-proof-assigned = Inilipat sa { $reference }, dating { $before }
dash-past-proof-image-deleted = Binura ang picture

dash-asking = Mga gustong maging GOM
dash-nobody-asks = Wala pang nagtatanong ngayon.
dash-known-since = kilala mula { $when }
dash-admit = Tanggapin
dash-refuse = Tanggihan
dash-door = Paano maging GOM dito
dash-door-invite = Magiging GOM agad ang mag-send ng /become_gom sa chat at magbigay ng invite code.
dash-door-approval = Lalabas dito ang mag-send ng /become_gom sa chat, at ikaw ang magpapasya.
dash-door-open = Magiging GOM agad ang sinumang mag-send ng /become_gom sa chat.
dash-invite-code = Invite code
dash-goms = Mga GOM
dash-no-goms = Wala pang GOM.
dash-operators = Mga operator
dash-orders-count = { $orders ->
    [1] 1 order
   *[other] { $orders } order
}

dash-tokens-about = Sa tulong ng key, magagawa ng mga program mo ang nagagawa mo rito: ilista ang mga order, tingnan kung sino na ang nagbayad, mag-approve at mag-reject.
dash-tokens-docs = Paano gamitin ang API
dash-docs-title = HTTP API
dash-token-label = Bagong key para sa
dash-token-example = Inventory, spreadsheet …
dash-token-issue = Gumawa ng key
dash-token-fresh = Ang bago mong key
dash-token-once = Kopyahin na ngayon: hindi na ito ipapakita ulit. Magagawa ng may hawak nito ang lahat ng nagagawa mo.
dash-token-since = ginawa { $when }
dash-revoke = Bawiin
dash-revoke-sure = Bawiin ang key na “{ $label }”? Hindi na agad makakapasok ang mga program na gumagamit nito.
dash-no-tokens = Walang key
dash-no-tokens-do = Gumawa ng isa kapag may program kang gagamit ng mga order mo.

dash-via-telegram = Telegram
dash-via-web = web chat
dash-via-dashboard = dashboard
dash-via-api = API
dash-via-cli = command line
dash-via-timers = orasan
dash-via-agent = Smart Agent
dash-via-gateway = payment gateway
dash-actor-member = May gumawa
dash-actor-agent = Smart Agent
dash-actor-clock = Ang orasan
dash-actor-gateway = Payment gateway
dash-log-number = Number sa log

timeline-order-created = Nagawa ang order.
timeline-order-edited = Na-edit ang order.
timeline-order-opened = Open ang order hanggang { $deadline }.
timeline-order-extended = { $deadline } na ang deadline.
timeline-minimum-reached = Naabot na ang minimum: { $buyers ->
    [1] isang buyer na ang sumali.
   *[other] { $buyers } buyers na ang sumali.
}
timeline-order-closed = Nagsara ang order { $cause ->
    [deadline] sa deadline nito
    [maximum] dahil puno na
   *[by_hand] dahil isinara ito
}: { $buyers ->
    [1] isang buyer ang kasali.
   *[other] { $buyers } buyers ang kasali.
}
timeline-order-ordered = Nabili na ang items.
timeline-order-shipped = Papunta na ang parcels via { $courier } { $tracking }.
timeline-order-completed = Kumpleto na ang order.
timeline-order-cancelled = Na-cancel ang order: { $reason }
timeline-submission-placed = Sumali si <b>{ $buyer }</b> ({ $reference }, { $total }).
timeline-submission-waitlisted = Number { $position } sa waitlist si <b>{ $buyer }</b> ({ $reference }).
timeline-place-offered = Inaalok ang slot kay <b>{ $buyer }</b> hanggang { $until }.
timeline-place-taken = Kinuha ni <b>{ $buyer }</b> ang inaalok na slot.
timeline-submission-changed = Binago ni <b>{ $buyer }</b> ang sinalihan; { $total } na ang total.
timeline-proof-received = Nag-send si <b>{ $buyer }</b> ng proof of payment ({ $reference }).
timeline-review-started = Kaduda-duda ang proof ni <b>{ $buyer }</b> at naghihintay ng review ({ $reference }).
timeline-payment-refused = Na-reject ang proof ni <b>{ $buyer }</b> ({ $reference }).
timeline-payment-counted = Pasok na ang { $amount } ni <b>{ $buyer }</b> ({ $reference }).
timeline-proof-set-aside = Itinabi ang proof ni <b>{ $buyer }</b> ({ $reference }): { $cause ->
    [asked_again] hinihintay ang mas malinaw.
    [unmatched] hindi pala nito pera ang linya ng statement.
   *[assigned] para ito sa ibang submission.
}
timeline-payment-uncounted = Hindi na bibilangin ang { $amount } ni <b>{ $buyer }</b> ({ $reference }); binawi ang approval.
timeline-refund-voided = Hindi na kailangang ibalik ang { $amount } kay <b>{ $buyer }</b> ({ $reference }).
timeline-submission-ended = Hindi na kasali si <b>{ $buyer }</b>: { $cause ->
    [withdrawn] umalis sa order
    [order_cancelled] na-cancel ang order
    [unpaid] hindi nakabayad sa oras
    [no_place] walang nabakanteng slot
    [offer_lapsed] lumipas ang alok
   *[offer_declined] pinalampas ang alok
}.
timeline-refund-due = Ire-refund ang { $amount } kay <b>{ $buyer }</b> ({ $reference }).
timeline-refunded = Naibalik na ang { $amount } kay <b>{ $buyer }</b> ({ $reference }).
timeline-submission-shipped = Papunta na ang parcel ni <b>{ $buyer }</b> via { $courier } { $tracking }.
timeline-submission-received = Natanggap na ni <b>{ $buyer }</b> ang parcel.
timeline-refused = Hindi pinayagan:

trouble-not-entered = Hindi ka naka-sign in
trouble-not-entered-do = I-send ang /dashboard sa chat mo sa GOMFLOW. Bibigyan ka ng link na magbubukas ng dashboard mo rito.
trouble-link-is-over = Wala nang bubuksan ang link na ito
trouble-link-is-over-do = Isang beses lang gumagana ang link, sa loob ng 15 minuto. I-send ang /dashboard sa chat mo para sa bago.
trouble-token-needed = Kailangan ng key
trouble-token-needed-do = Mag-send ng key na ginagamit pa bilang “Authorization: Bearer gf_…”. Gumawa ng isa sa dashboard, sa API keys.
trouble-not-a-manager = Para ito sa mga GOM
trouble-not-a-manager-do = I-send ang /become_gom sa chat mo sa GOMFLOW para maging GOM, tapos ang /dashboard para sa bagong link.
trouble-for-operators = Para ito sa mga operator
trouble-for-operators-do = Ang mga nagpapatakbo lang nito ang nakakakita ng page na ito.
trouble-from-elsewhere = Galing iyon sa ibang page
trouble-from-elsewhere-do = Walang binago. Gawin ito sa mismong dashboard, sa browser na ito.
trouble-session-only-reads = Pagbabasa lang ang kaya ng session dito
trouble-session-only-reads-do = Para may baguhin sa API, mag-send ng key bilang “Authorization: Bearer gf_…”.
trouble-not-there = Walang laman dito
trouble-not-there-do = Paki-check ang address. Puwede ring sa iba ito.
trouble-behind = Nahuhuli nang kaunti ang mga listahan
trouble-behind-do = Hindi pa abot ang hinihingi mo. Subukan ulit maya-maya.
trouble-out-of-reach = Hindi muna maabot ang GOMFLOW
trouble-out-of-reach-do = Hindi sumasagot ang log o ang database. Walang nawala; subukan ulit maya-maya.
trouble-picture-locked = Naka-lock ang picture
trouble-picture-locked-do = Nakatago pa ito, pero hindi mabuksan dito ang susi nito. Sabihan ang nagpapatakbo ng GOMFLOW: kailangang i-set ang GOMFLOW_INSTALLATION_KEY, gaya ng sabi ng `gomflow doctor`.
trouble-already-issued = Nagawa na ang key na iyon
trouble-already-issued-do = Isang beses lang ipinapakita ang key. Gumawa ng iba, na may ibang Idempotency-Key, at bawiin ang wala sa iyo.
trouble-invalid = May hindi tama
trouble-invalid-do = I-check ang sinend mo, tapos subukan ulit.
trouble-bad-request = Hindi iyan gagana
trouble-bad-request-do = Bumalik, i-reload ang page, at subukan ulit.
trouble-fault = May nangyaring mali rito
trouble-fault-do = Hindi mo kasalanan, at naitala na ito. Subukan ulit; kung ganoon pa rin, sabihan ang mga nagpapatakbo nito.
trouble-refused = May patakarang hindi pumapayag

dash-methods-lines = Mga account, isa bawat linya: paraan, numero, pangalan ng may-ari
dash-methods-keep = Itago
dash-methods-limits = Ang inaaprubahan nang wala ka
dash-methods-limits-about = Puwedeng magmukhang walang kapintasan ang binagong larawan: huwag lalampas sa kaya mong mawala. Ang unang halaga ay para sa mga patunay na walang kapintasan, at ang 0 ay nangangahulugang tatanungin ka palagi. Ang ikalawa ay para sa mga patunay na petsa o status lang ang hindi mabasa.
dash-methods-alone = Aprubahan hanggang ({ $sign })
dash-methods-trusted = Sa 85 hanggang 94 puntos, hanggang ({ $sign })
trouble-statement = Statement na hindi maipasok
dash-menu-statements = Mga statement
dash-statements-about = Ang screenshot ay sabi lang; ang pera ay linya ng sarili mong statement. I-import ang CSV file ng wallet o bangko mo: maaayos ang mga naghihintay sa iyo kung dumating ang pera, at makikita rito ang hindi dumating.
dash-statements-give = Mag-import ng statement
dash-statements-file = CSV file, hanggang 5 MB
dash-statements-text = O mensahe ng wallet o bangko mo tungkol sa perang pumasok
dash-statements-bank = Account
dash-statements-told = ayon sa file
dash-statements-import = I-import
dash-statements-aside = Hindi order
dash-statements-imports = Mga na-import
dash-statements-reading = binabasa
dash-statements-reconciling = ikinukumpara
dash-statements-unreadable = hindi nabasa
dash-statements-arrived = { $amount } ang dumating
dash-statements-skipped = Mga row na hindi isinama: { $rows }
dash-statements-row = Row { $row }
dash-statements-how-settled = naayos
dash-statements-how-confirmed = nakumpirma
dash-statements-how-differs = ibang halaga
dash-statements-free = walang umaangkin
dash-statements-which = Ano ang ibig sabihin ng unang linya?
statement-done = Naayos: { $settled }. Nakumpirma: { $confirmed }. Wala: { $missing }.
statement-later = Ikinukumpara na ang statement mo sa mga bayad.
statement-aside = Itinabi ang linya.
dash-statements-anew = Kalimutan kung paano binasa ang mga column ng bangkong ito
dash-on-statement-confirmed = Nasa statement mo ang pera nito.
dash-on-statement-differs = { $arrived } ang nasa statement mo para rito.
dash-on-statement-missing = Kumpleto ang mga statement mo para sa araw nito at wala roon ang pera.
dash-past-payment-confirmed = Nasa statement mo: { $amount }
dash-past-payment-amount-differs = { $arrived } ang nasa statement mo, hindi { $counted }
dash-past-payment-missing = Wala sa mga statement mo
dash-past-payment-not-missed = Hindi na nawawala, kahit hindi nakita ang pera nito
statement-matched = Ang linya ay pera ng bayad na iyon.
statement-unmatched = Libre na ang linya: walang umaangkin.
statement-taken-back = Binawi ang import. Naghihintay ulit sa iyo ang mga na-settle nito.
dash-statements-take-back = Bawiin ang import na ito
dash-statements-take-back-told = Aalisin ang lahat ng linya nito, maliban sa mga nasa ibang import din. Babalik sa review ang mga na-settle, mananatiling kinikilala ang mga nakumpirma nang walang kumpirmasyon, at lilimutin kung paano binasa ang mga column: ibigay ulit ang file at sabihin kung paano ito basahin.
dash-line-is-of = Pera ng
dash-line-whose = Kaninong bayad ito?
dash-line-this = Ito iyon
dash-line-no-proof = walang naipadalang proof: itatala ito
dash-line-proof-review = nasa review ang proof: maa-approve ito
dash-line-proof-approved = approved na: makukumpirma ito
dash-line-nobody = Walang bayad o submission sa mga order mo na maaaring ito.
dash-line-reference = O ang reference ng isang submission
dash-line-unmatch-settled = Kinilala ang bayad dahil sa linyang ito. Kapag inalis ang linya, babawiin din ang approval, at sasabihan ang buyer.
dash-line-unmatch-told = Mananatili ang bayad kahit wala ang linya, na maaaring pera ng iba.
dash-recorded = Naitala mula sa statement mo: walang nagpadala ng picture.
dash-on-statement-line = Tingnan ang linya
dash-past-payment-recorded = Naitala mula sa statement mo
dash-past-payment-unmatched = Hindi na ang linya ang pera nito
dash-share-of = mula sa transfer na { $amount }
dash-statements-read-as = Ang mga unang linya ay:
dash-statements-by-hand = Sabihin kung ano ang laman ng bawat column
dash-column-date = Petsa
dash-column-amount = Halaga, kung iisang column ang pumasok at lumabas
dash-column-credit = Perang pumasok
dash-column-debit = Perang lumabas
dash-column-direction = Kung pumasok o lumabas
dash-column-reference = Reference
dash-column-sender = Nagpadala
dash-column-description = Paglalarawan
dash-column-status = Kung natapos na
dash-column-days = Ang 03/04 ay
dash-column-day-first = Abril 3: nauuna ang araw
dash-column-month-first = Marso 4: nauuna ang buwan
