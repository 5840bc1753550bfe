### What buttons say, in Filipino as people chat. Short: Telegram and web chat cut long ones.

button-start = Simulan
button-help = Tulong
button-language = Wika
button-settings = Settings
button-cancel = I-cancel
button-back = Bumalik
button-resume = Ituloy ang naiwan ko
button-link = I-link ang ibang chat
button-orders = Mga open na order
button-search = Maghanap
button-order = Tingnan ang order
button-submit = Sumali
button-join-waitlist = Sumali sa waitlist
button-mine = Mga sinalihan ko
button-status = Tingnan ang status
button-pay = Paano magbayad
button-proof = Mag-send ng proof
button-change = Baguhin
button-withdraw = Umalis
button-withdraw-yes = Oo, aalis na ako
button-waitlist = Pwesto ko sa pila
button-waitlist-take = Kunin ang slot
button-waitlist-leave = Palampasin ang slot
button-received = Natanggap ko na
button-become-gom = Maging GOM
button-create = Bagong order
button-manage = Mga order ko
button-edit = I-edit
button-open = Buksan
button-close = Isara
button-close-anyway = Isara pa rin
button-extend = I-extend ang deadline
button-ordered = Nabili na ang items
button-shipped = Na-ship na ang parcels
button-complete = Tapos na ang order
button-cancelorder = I-cancel ang order
button-submissions = Mga sumali
button-review = I-review ang proofs
button-review-next = Susunod na proof
button-approve = I-approve
button-reject = I-reject
button-refunded = Na-refund na
button-dashboard = Dashboard
button-open-dashboard = Buksan ang dashboard
button-admit-yes = Oo, tanggapin
button-admit-no = Hindi

button-skip-note = Walang note
button-skip-description = Walang description
button-skip-tracking = Walang tracking number
button-skip-maximum = Walang limit
button-no-fee = Walang shipping fee
button-same-accounts = Same accounts pa rin
button-basket-done = Iyan na lahat
button-basket-clear = Ulitin
button-days = { $days ->
    [1] 1 araw mula ngayon
   *[other] { $days } araw mula ngayon
}
button-when-full-waitlist = Magbukas ng waitlist
button-when-full-close = Isara ang order
button-reason-words = Ibang dahilan …
button-confirm-submit = Oo, sasali ako
button-confirm-change = Oo, baguhin
button-confirm-create = Oo, gawin na
button-confirm-edit = Oo, baguhin
button-confirm-cancelorder = Oo, i-cancel
button-confirm-shipped = Oo, sabihan ang lahat

currency-php = Philippine peso (₱)
currency-myr = Malaysian ringgit (RM)

field-title = Title
field-description = Description
field-items = Items at presyo
field-currency = Currency
field-deadline = Deadline
field-minimum = Minimum na buyers
field-maximum = Maximum na buyers
field-when-full = Kapag puno na
field-shipping-fee = Shipping fee
field-pay-to = Payment accounts

button-methods = Paano ako binabayaran
button-methods-yes = Payagan
button-methods-no = Dito lang ang larawan
button-accounts = Mga account sa { $currency }
button-accounts-more = Account sa ibang pera
button-method-rule = Limit: { $method }
button-outside = Pagbasa sa labas
button-any-amount = Kahit magkano
button-never-alone = Tanungin ako palagi
button-never-trusted = Tanungin ako kung ganoon
button-statements = Mga statement
button-several = Ilan sa mga ito
button-several-done = Iyon na lahat
