### The questions of the guided flows, in Malay.

ask-choose = Apakah yang anda ambil daripada <b>{ $title }</b>? Tekan satu butang untuk setiap unit, atau tulis begini: <code>2x 1, 1x 2</code>
choose-item = { $number }. { $item } · { $price }{ $chosen ->
    [0] { "" }
   *[other] { " " }— <b>× { $chosen }</b>
}
ask-quantity = Berapa <b>{ $item }</b> yang anda ambil? Harganya { $price } seunit.
ask-submit-name = Bungkusan ini untuk siapa? Sila tulis nama penuh.
ask-submit-phone = Nombor telefon mana yang boleh dihubungi kurier? Contohnya 012-345 6789 atau 0917 123 4567.
ask-submit-address = Bungkusan ini dihantar ke mana? Sila tulis alamat penuh dalam satu mesej.
ask-submit-note = Ada apa-apa yang pengurus perlu tahu?
ask-which-submission = Bayaran ini untuk penyertaan yang mana?
ask-several = Penyertaan yang mana anda bayar dengan satu pemindahan ini? Tekan setiap satu.
ask-several-more = Jumlah: <b>{ $total }</b>. Tekan setiap yang dibayar oleh pemindahan ini, kemudian teruskan.
ask-search-text = Apakah perkataan dalam tajuk pesanan itu?
ask-become-gom-code = Sila hantar kod jemputan daripada pentadbir GOMFLOW ini.

ask-create-title = Apakah tajuk pesanan ini? Contohnya: Photobook musim panas, cetakan pertama.
ask-create-description = Terangkan secara ringkas: apa yang disertakan, dari mana datangnya, dan bila dijangka tiba.
ask-create-items = Apakah yang dijual, dan berapa harganya? Tulis satu barang setiap baris, begini:
    <code>Versi A - 45</code>
    <code>Versi B - 48.50</code>
ask-create-currency = Harga ini dalam mata wang apa?
ask-create-deadline = Sampai bila pembeli boleh menyertai? Tekan satu butang, atau tulis tarikh seperti <code>25/12/2026</code> atau <code>25/12/2026 18:00</code>.
ask-create-minimum = Sekurang-kurangnya berapa pembeli yang diperlukan?
ask-create-maximum = Ada tempat untuk berapa pembeli? Sekurang-kurangnya mesti { $minimum }.
ask-create-when-full = Apa yang berlaku apabila semua tempat sudah diambil?
ask-create-shipping-fee = Berapakah kos penghantaran bagi setiap pembeli?
ask-create-pay-to = Bayaran dibuat ke akaun mana? Tulis satu akaun setiap baris: kaedah, nombor, nama pemilik. Begini:
    <code>{ $example }</code>
    Kaedah: { $methods }

ask-edit-field = Apakah yang hendak diubah dalam <b>{ $title }</b>?
ask-edit-title = Apakah tajuk baharu?
ask-edit-description = Apakah keterangan baharu?
ask-edit-items = Tulis semula semua barang, satu setiap baris: <code>Versi A - 45</code>
ask-edit-minimum = Sekurang-kurangnya berapa pembeli yang diperlukan?
ask-edit-maximum = Ada tempat untuk berapa pembeli?
ask-extend-deadline = Sampai bila pembeli boleh menyertai <b>{ $title }</b>?
ask-shipped-courier = Bungkusan <b>{ $title }</b> dihantar dengan kurier mana?
ask-shipped-tracking = Apakah nombor penjejakannya?
ask-cancelorder-text = Mengapakah <b>{ $title }</b> dibatalkan? Sebab ini dimaklumkan kepada pembeli.
ask-reject-text = Apakah yang perlu dimaklumkan kepada pembeli?
ask-approve-amount = Jumlah pada gambar tidak dapat dibaca. Berapakah yang dibayar?

confirm-question = Betulkah semua ini?
confirm-submit = Anda menyertai <b>{ $title }</b>:
confirm-change = Penyertaan anda dalam <b>{ $title }</b> menjadi:
confirm-contact = Kepada: { $name }, { $phone }
    { $address }{ $has-note ->
    [true] { "" }
    Nota: { $note }
   *[other] { "" }
}
confirm-create = Inilah pesanan anda:
confirm-edit = Dalam <b>{ $title }</b>, { $field } menjadi:
confirm-cancelorder = <b>{ $title }</b> dibatalkan kerana: <i>{ $reason }</i>
    { $buyers ->
    [0] Belum ada yang menyertai.
    [1] Seorang pembeli dimaklumkan; bayarannya perlu dipulangkan.
   *[other] { $buyers } pembeli dimaklumkan; bayaran mereka perlu dipulangkan.
}
confirm-shipped = <b>{ $title }</b>: { $parcels } bungkusan dengan <b>{ $courier }</b>{ $has-tracking ->
    [true] , nombor penjejakan <code>{ $tracking }</code>
   *[other] { "" }
}. Pembeli dimaklumkan serta-merta.
basket-line = { $quantity } × { $item } · { $price }
basket-fee = Penghantaran · { $fee }
basket-total = Jumlah: <b>{ $total }</b>
account-line = { $method }: <code>{ $account }</code> · { $holder }
item-price = { $item } · { $price }
no-maximum = tiada had
no-description = tiada

ask-rule-alone = Hingga jumlah berapa dalam { $currency } boleh saya luluskan bukti { $shown } yang tiada cacat tanpa bertanya anda? Gambar yang diubah boleh kelihatan tiada cacat: jangan tetapkan lebih daripada yang sanggup anda rugi.
ask-rule-trusted = Dan jika hanya tarikh atau status pada bukti { $shown } tidak dapat dibaca (85 hingga 94 mata): hingga jumlah berapa dalam { $currency } boleh saya luluskan tanpa anda?
