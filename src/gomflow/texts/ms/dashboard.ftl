### The dashboard, and what the API says when something is wrong, in Malay.

dash-title = Papan pemuka
dash-skip = Pergi ke kandungan
dash-menu = Menu
dash-menu-overview = Ringkasan
dash-menu-orders = Pesanan
dash-menu-review = Semakan
dash-menu-people = Orang
dash-menu-methods = Cara saya dibayar
dash-menu-tokens = Kunci API
dash-operator = operator
dash-leave = Keluar
dash-dismiss = Tutup
dash-back = Kembali
dash-home = Ke papan pemuka
dash-sure-yes = Ya, teruskan
dash-offline = Tidak bersambung. Mencuba lagi …
dash-no-script = Halaman ini memerlukan JavaScript. Sila benarkan dan muatkan semula halaman.

dash-enter-title = Masuk
dash-enter-hello = Hai, { $name }!
dash-enter-about = Di sini anda melihat pesanan anda, siapa yang sudah membayar, dan bukti yang menunggu keputusan anda.
dash-enter-button = Buka papan pemuka saya
dash-enter-once = Pautan yang anda ikuti boleh digunakan sekali sahaja, dalam pelayar ini.
dash-left = Anda sudah keluar.

dash-to-review = { $proofs ->
    [1] Satu bukti untuk disemak
   *[other] { $proofs } bukti untuk disemak
}
dash-to-review-why = Bukti bayaran yang meragukan menunggu keputusan anda.
dash-review-now = Semak
dash-received = Diterima
dash-expected = Dijangka
dash-missing = Belum masuk
dash-refunds = Perlu dipulangkan
dash-credit = Terlebih bayar
dash-refund-of = Perlu dipulangkan: { $amount }
dash-in-work = { $orders ->
    [1] Satu pesanan berjalan
   *[other] { $orders } pesanan berjalan
}
dash-none-in-work = Tiada pesanan sedang diurus
dash-none-in-work-do = Tulis satu pesanan dalam sembang: hantar /create di sana, dan ia muncul di sini serta-merta.
dash-until = sehingga { $when }
dash-fill = { $buyers } pembeli menyertai, { $settled } sudah membayar semuanya, minimumnya { $minimum }
dash-of-places = daripada { $places } tempat
dash-buyers-in = { $buyers ->
    [1] pembeli
   *[other] pembeli
}
dash-minimum-reached = minimum { $minimum } dicapai
dash-minimum-needed = perlu { $minimum }
dash-waiting = { $waiting } dalam giliran
dash-pages = Halaman
dash-page-of = Halaman { $page } daripada { $pages }
dash-previous = Sebelumnya
dash-next = Seterusnya

dash-order = Pesanan
dash-state = Status
dash-all-states = Semua status
dash-buyers = Pembeli
dash-deadline = Tarikh tutup
dash-filter = Tunjukkan
dash-search-orders = Cari tajuk atau kod
dash-no-orders-found = Tiada pesanan sepadan
dash-no-orders-found-do = Cuba perkataan lain, atau tunjukkan semua status.

dash-stand = Kedudukan pesanan
dash-parts = Bahagian pesanan
dash-tab-buyers = Pembeli
dash-tab-payments = Bayaran
dash-tab-timeline = Garis masa
dash-tab-about = Butiran
dash-search-buyers = Cari nama, telefon atau rujukan
dash-status = Status
dash-all-statuses = Semua orang
dash-of = daripada { $total }
dash-phone = Telefon
dash-address = Alamat
dash-note = Nota
dash-joined = Menyertai
dash-parcel = Bungkusan
dash-nobody-found = Tiada sesiapa sepadan
dash-nobody-found-do = Cuba perkataan lain, atau tunjukkan semua orang.
dash-nobody-in = Belum ada yang menyertai
dash-nobody-in-draft = Tiada sesiapa melihat pesanan ini sehingga anda membukanya.
dash-nobody-in-do = Sebarkan salah satu pautan ini; sesiapa yang menyertai muncul di sini serta-merta.
dash-copy = Salin: { $what }
dash-copy-it = Salin
dash-refund-sent = { $amount } sudah dipulangkan
dash-refund-sure = Sudahkah anda memulangkan { $amount } kepada { $buyer }? Pembeli dimaklumkan serta-merta.
dash-courier = Kurier
dash-tracking = Nombor penjejakan
dash-parcel-sent = Bungkusan sudah dihantar
dash-parcel-changed = Ubah bungkusan
dash-what-is-sold = Barang yang dijual
dash-rules = Peraturan
dash-invite = Jemput pembeli
dash-invite-about = Pembeli menyertai dengan kod { $code }, atau melalui salah satu pautan ini.
dash-edit-in-chat = Untuk mengubah pesanan, hantar /edit dalam sembang.

dash-do-open = Buka pesanan
dash-do-open-about = Pembeli boleh menyertai mulai sekarang.
dash-do-close = Tutup pesanan
dash-do-close-about = Tiada sesiapa boleh menyertai lagi; yang sudah menyertai masih boleh membayar.
dash-close-anyway = Baru { $buyers } daripada { $minimum } pembeli yang menyertai. Tetap tutup.
dash-do-extend = Lanjutkan tarikh tutup
dash-do-extend-about = Tarikh tutup mesti lebih lewat daripada sekarang; pesanan yang ditutup dibuka semula. Semua yang menyertai dimaklumkan.
dash-new-deadline = Tarikh tutup baharu
dash-do-ordered = Barang sudah dibeli
dash-do-ordered-about = Sesiapa yang belum membayar terkeluar, dan senarai menunggu tamat. Semua pembeli dimaklumkan.
dash-do-shipped = Bungkusan sudah dihantar
dash-do-shipped-about = Semua pembeli yang sudah membayar dan belum ada bungkusan dimaklumkan kurier dan nombor penjejakan.
dash-do-complete = Pesanan selesai
dash-do-complete-about = Tamatkan pesanan, walaupun belum semua pembeli berkata bungkusan sudah sampai.
dash-do-cancel = Batalkan pesanan
dash-do-cancel-about = Semua pembeli dimaklumkan, dan bayaran mereka perlu dipulangkan. Ini tidak boleh dibuat semula.
dash-cancel-reason = Sebab, seperti yang dimaklumkan kepada pembeli

done-opened = { $title } sudah dibuka.
done-closed = { $title } sudah ditutup.
done-extended = Tarikh tutup { $title } sudah dilanjutkan.
done-ordered = { $title } ditanda sebagai sudah dibeli, dan pembeli sudah dimaklumkan.
done-shipped = Bungkusan { $title } dalam perjalanan, dan pembeli sudah dimaklumkan.
done-parcel = Bungkusan sudah dicatat, dan pembeli sudah dimaklumkan.
done-completed = { $title } sudah selesai.
done-cancelled = { $title } dibatalkan, dan pembeli sudah dimaklumkan.
done-refunded = Bayaran balik sudah dicatat, dan pembeli sudah dimaklumkan.
done-approved = Diluluskan: bayaran untuk { $reference } diterima.
done-rejected = Ditolak. Pembeli { $reference } dimaklumkan sebabnya.
done-undone = Kelulusan untuk { $reference } ditarik balik, dan pembeli dimaklumkan.
done-reopened = Bukti untuk { $reference } menunggu keputusan semula.
done-asked-again = Pembeli { $reference } diminta menghantar gambar yang lebih jelas.
done-assigned = Bayaran ditimbang semula untuk { $reference }.
done-admit-yes = { $name } kini pengurus pesanan berkumpulan.
done-admit-no = { $name } tidak diterima.
done-revoked = Kunci itu tidak membuka apa-apa lagi.

dash-all-payments = Semua bukti
dash-payment-reading = sedang dibaca
dash-payment-review = untuk disemak
dash-payment-approved = diluluskan
dash-payment-rejected = ditolak
dash-payment-asked-again = diminta semula
dash-by-agent = oleh Smart Agent
dash-by = oleh { $who }
dash-due-of = sepatutnya { $due }
dash-no-payments = Tiada bukti bayaran
dash-no-payments-do = Bukti muncul di sini sebaik sahaja pembeli menghantarnya dalam sembang mereka.

dash-in-line = { $proofs ->
    [1] Satu bukti menunggu
   *[other] { $proofs } bukti menunggu
}
dash-review-empty = Tiada apa-apa untuk disemak
dash-review-empty-do = Smart Agent memutuskan yang jelas. Yang meragukan muncul di sini dengan sendirinya.
dash-picture = Gambar
dash-picture-of = Bukti bayaran untuk { $reference }
dash-picture-open = Buka gambar
dash-picture-gone = Gambar sudah dipadam: gambar disimpan sehingga sehari selepas keputusan.
dash-zoom = Zum
dash-case = Apa yang dibaca
dash-being-read = Smart Agent sedang membaca bukti ini. Ia muncul di sini sebentar lagi.
dash-due = Perlu dibayar
dash-read = Dibaca
dash-unreadable = tidak dapat dibaca
dash-score = Bukti sokongan
dash-doubts = Sebab ia meragukan
dash-evidence = Bukti sokongan
dash-evidence-expected = Dijangka
dash-evidence-read = Dibaca
dash-evidence-points = Mata
dash-evidence-amount = Jumlah
dash-evidence-recipient = Penerima
dash-evidence-reference = Rujukan
dash-evidence-date = Tarikh
dash-evidence-success = Pemindahan
dash-evidence-method = Kaedah
dash-transfer-success = selesai
dash-transfer-pending = belum selesai
dash-transfer-failed = gagal
dash-transfer-unknown = tidak dapat dibaca
dash-reference-form = seperti bagi kaedah ini
dash-submission = Penyertaan
dash-buyer-record = Dengan anda setakat ini
dash-record-orders = { $submissions ->
    [1] satu penyertaan
   *[other] { $submissions } penyertaan
}, { $settled } dibayar penuh
dash-record-unpaid = { $unpaid } tidak pernah dibayar
dash-record-proofs = { $approved ->
    [1] satu bukti diluluskan
   *[other] { $approved } bukti diluluskan
}
dash-record-rejected = { $rejected } ditolak
dash-decided-approved = Diluluskan: { $amount } diterima.
dash-decided-rejected = Ditolak.
dash-amount-counts = Jumlah yang diterima
dash-reject-why = Mengapakah ia tidak diterima?
dash-reject-told = Pembeli dimaklumkan, dalam bahasanya sendiri.
dash-own-words = Atau dengan kata-kata anda sendiri
dash-keys = Kekunci:
dash-turn = Putar
dash-marks = Yang dibaca
dash-several = Luluskan beberapa
dash-several-about = Pilih bukti yang dikira seperti yang dibaca. Setiap satu diluluskan sendiri; jika orang lain sudah memutuskannya, itu dinyatakan.
dash-several-all = Pilih semua
dash-several-approve = Luluskan yang dipilih
dash-several-unread = Jumlah tidak dibaca: nyatakan di halamannya.
dash-look-again = Lihat semula
dash-look = Lihat
dash-ask-again-why = Apakah yang tidak kena dengan gambar ini?
dash-ask-again-told = Pembeli dimaklumkan dalam bahasanya sendiri, bersama contoh yang baik. Bukti keluar daripada barisan.
dash-assign-whose = Bayaran siapakah ini?
dash-assign-told = Ia ditimbang semula untuk penyertaan itu, dan diputuskan seperti bukti lain.
dash-assign-fits = { $balance } belum dibayar dalam { $title }
dash-assign-reference = Rujukan penyertaan
dash-assign-do = Untuk yang ini
dash-undo-what = Bukti menunggu keputusan semula.
dash-undo-what-approved = Jumlah tidak dikira lagi, dan bukti menunggu semula.
dash-undo-why = Mengapakah kelulusan ditarik balik?
dash-undo-told = { $buyer } dimaklumkan. { $amount } tidak dikira sehingga anda meluluskannya semula.
dash-decided-asked-again = Pembeli diminta menghantar gambar yang lebih jelas
dash-alike = Bukti yang serupa dengan ini
dash-this-proof = Bukti ini:
dash-alike-theirs = Ia milik pengurus lain; hanya keputusannya ditunjukkan.
dash-history = Sejarah pembeli ini
dash-history-proofs = Bukti lain
dash-history-no-proofs = Tiada bukti lain dihantar.
dash-past = Apa yang berlaku pada bukti ini
dash-past-proof-submitted = Dihantar
dash-past-proof-read = Ditimbang: { $score } daripada 100 mata
dash-past-proof-approved = Diluluskan: { $amount } diterima
dash-past-proof-held = Untuk disemak
dash-past-proof-rejected = Ditolak
dash-past-decision-undone = Keputusan ditarik balik
dash-past-reference-given-back = Rujukannya boleh digunakan semula dengan persetujuan anda
dash-past-better-proof-asked = Gambar yang lebih jelas diminta
dash-past-proof-assigned = Dipindahkan ke { $reference }, dahulu { $before }
dash-past-proof-image-deleted = Gambar dipadam

dash-asking = Siapa yang mahu mengurus pesanan
dash-nobody-asks = Buat masa ini tiada sesiapa memohon.
dash-known-since = dikenali sejak { $when }
dash-admit = Terima
dash-refuse = Tolak
dash-door = Cara menjadi pengurus di sini
dash-door-invite = Sesiapa yang menghantar /become_gom dalam sembang dan memberikan kod jemputan terus menjadi pengurus pesanan berkumpulan.
dash-door-approval = Sesiapa yang menghantar /become_gom dalam sembang muncul di sini, dan anda yang memutuskan.
dash-door-open = Sesiapa yang menghantar /become_gom dalam sembang terus menjadi pengurus pesanan berkumpulan.
dash-invite-code = Kod jemputan
dash-goms = Pengurus pesanan berkumpulan
dash-no-goms = Belum ada yang mengurus pesanan.
dash-operators = Operator
dash-orders-count = { $orders ->
    [1] satu pesanan
   *[other] { $orders } pesanan
}

dash-tokens-about = Dengan kunci, program anda boleh melakukan apa yang anda lakukan di sini: menyenaraikan pesanan, melihat siapa yang sudah membayar, meluluskan dan menolak.
dash-tokens-docs = Cara menggunakan API
dash-docs-title = API HTTP
dash-token-label = Kunci baharu untuk
dash-token-example = Inventori, hamparan …
dash-token-issue = Keluarkan kunci
dash-token-fresh = Kunci baharu anda
dash-token-once = Salin sekarang: ia tidak akan ditunjukkan lagi. Sesiapa yang memilikinya boleh melakukan apa yang anda boleh lakukan.
dash-token-since = dikeluarkan { $when }
dash-revoke = Batalkan
dash-revoke-sure = Batalkan kunci “{ $label }”? Program yang menggunakannya disekat serta-merta.
dash-no-tokens = Tiada kunci
dash-no-tokens-do = Keluarkan satu apabila program anda perlu bekerja dengan pesanan anda.

dash-via-telegram = Telegram
dash-via-web = sembang web
dash-via-dashboard = papan pemuka
dash-via-api = API
dash-via-cli = baris perintah
dash-via-timers = jam
dash-via-agent = Smart Agent
dash-via-gateway = gerbang bayaran
dash-actor-member = Seseorang
dash-actor-agent = Smart Agent
dash-actor-clock = Jam
dash-actor-gateway = Gerbang bayaran
dash-log-number = Nombor dalam log

timeline-order-created = Pesanan dicatat.
timeline-order-edited = Pesanan diubah.
timeline-order-opened = Pesanan dibuka sehingga { $deadline }.
timeline-order-extended = Tarikh tutup kini { $deadline }.
timeline-minimum-reached = Minimum dicapai, dengan { $buyers ->
    [1] seorang pembeli.
   *[other] { $buyers } pembeli.
}
timeline-order-closed = Pesanan ditutup { $cause ->
    [deadline] pada tarikh tutupnya
    [maximum] kerana sudah penuh
   *[by_hand] oleh pengurus
}, dengan { $buyers ->
    [1] seorang pembeli.
   *[other] { $buyers } pembeli.
}
timeline-order-ordered = Barang sudah dibeli.
timeline-order-shipped = Bungkusan dalam perjalanan dengan { $courier } { $tracking }.
timeline-order-completed = Pesanan selesai.
timeline-order-cancelled = Pesanan dibatalkan: { $reason }
timeline-submission-placed = <b>{ $buyer }</b> menyertai ({ $reference }, { $total }).
timeline-submission-waitlisted = <b>{ $buyer }</b> menyertai senarai menunggu sebagai nombor { $position } ({ $reference }).
timeline-place-offered = <b>{ $buyer }</b> ditawarkan tempat sehingga { $until }.
timeline-place-taken = <b>{ $buyer }</b> mengambil tempat yang ditawarkan.
timeline-submission-changed = <b>{ $buyer }</b> mengubah penyertaan; jumlahnya kini { $total }.
timeline-proof-received = <b>{ $buyer }</b> menghantar bukti bayaran ({ $reference }).
timeline-review-started = Bukti <b>{ $buyer }</b> meragukan dan menunggu semakan ({ $reference }).
timeline-payment-refused = Bukti <b>{ $buyer }</b> ditolak ({ $reference }).
timeline-payment-counted = { $amount } daripada <b>{ $buyer }</b> diterima ({ $reference }).
timeline-proof-set-aside = Bukti <b>{ $buyer }</b> diketepikan ({ $reference }): { $cause ->
    [asked_again] yang lebih jelas ditunggu.
    [unmatched] baris penyata itu bukan wangnya.
   *[assigned] ia untuk penyertaan lain.
}
timeline-payment-uncounted = { $amount } daripada <b>{ $buyer }</b> tidak dikira lagi ({ $reference }); kelulusan ditarik balik.
timeline-refund-voided = { $amount } tidak perlu dipulangkan kepada <b>{ $buyer }</b> ({ $reference }).
timeline-submission-ended = Penyertaan <b>{ $buyer }</b> tamat: { $cause ->
    [withdrawn] menarik diri
    [order_cancelled] pesanan dibatalkan
    [unpaid] tidak dibayar pada masanya
    [no_place] tiada tempat kosong
    [offer_lapsed] tawaran luput
   *[offer_declined] tawaran dilepaskan
}.
timeline-refund-due = { $amount } perlu dipulangkan kepada <b>{ $buyer }</b> ({ $reference }).
timeline-refunded = { $amount } sudah dipulangkan kepada <b>{ $buyer }</b> ({ $reference }).
timeline-submission-shipped = Bungkusan <b>{ $buyer }</b> dalam perjalanan dengan { $courier } { $tracking }.
timeline-submission-received = <b>{ $buyer }</b> sudah menerima bungkusan.
timeline-refused = Tidak dibenarkan:

trouble-not-entered = Anda belum masuk
trouble-not-entered-do = Hantar /dashboard dalam sembang anda dengan GOMFLOW. Anda mendapat pautan yang membuka papan pemuka anda di sini.
trouble-link-is-over = Pautan ini tidak membuka apa-apa lagi
trouble-link-is-over-do = Pautan boleh digunakan sekali, dalam masa 15 minit. Hantar /dashboard dalam sembang anda untuk mendapat yang baharu.
trouble-token-needed = Kunci diperlukan
trouble-token-needed-do = Hantar kunci yang masih digunakan sebagai “Authorization: Bearer gf_…”. Keluarkan satu di papan pemuka, di bawah Kunci API.
trouble-not-a-manager = Ini untuk pengurus pesanan berkumpulan
trouble-not-a-manager-do = Hantar /become_gom dalam sembang anda dengan GOMFLOW untuk menjadi pengurus, kemudian /dashboard untuk pautan baharu.
trouble-for-operators = Ini untuk operator
trouble-for-operators-do = Hanya mereka yang menjalankan pemasangan ini melihat halaman ini.
trouble-from-elsewhere = Itu datang dari halaman lain
trouble-from-elsewhere-do = Tiada apa-apa diubah. Buat di papan pemuka itu sendiri, dalam pelayar ini.
trouble-session-only-reads = Sesi hanya boleh membaca di sini
trouble-session-only-reads-do = Untuk mengubah sesuatu melalui API, hantar kunci sebagai “Authorization: Bearer gf_…”.
trouble-not-there = Tiada apa-apa di sini
trouble-not-there-do = Semak alamatnya. Mungkin juga ini milik orang lain.
trouble-behind = Senarai tertinggal sedikit
trouble-behind-do = Senarai belum sampai ke tempat yang anda minta. Cuba lagi sebentar nanti.
trouble-out-of-reach = GOMFLOW tidak dapat dihubungi buat sementara
trouble-out-of-reach-do = Log atau pangkalan data tidak menjawab. Tiada yang hilang; cuba lagi sebentar nanti.
trouble-picture-locked = Gambar itu terkunci
trouble-picture-locked-do = Gambar masih disimpan, tetapi kuncinya tidak dapat dibuka di sini. Beritahu orang yang menjalankan GOMFLOW: GOMFLOW_INSTALLATION_KEY perlu ditetapkan, seperti kata `gomflow doctor`.
trouble-already-issued = Kunci itu sudah dikeluarkan
trouble-already-issued-do = Kunci ditunjukkan sekali sahaja. Keluarkan yang lain, dengan Idempotency-Key lain, dan batalkan yang tidak ada pada anda.
trouble-invalid = Ada yang tidak betul
trouble-invalid-do = Semak apa yang anda hantar, dan cuba lagi.
trouble-bad-request = Itu tidak boleh
trouble-bad-request-do = Kembali, muatkan semula halaman, dan cuba sekali lagi.
trouble-fault = Ada masalah di sini
trouble-fault-do = Bukan salah anda, dan ia sudah dicatat. Cuba lagi; jika masih begitu, beritahu mereka yang menjalankan pemasangan ini.
trouble-refused = Ada peraturan yang tidak membenarkan

dash-methods-lines = Akaun, satu setiap baris: kaedah, nombor, nama pemegang
dash-methods-keep = Simpan
dash-methods-limits = Yang diluluskan tanpa anda
dash-methods-limits-about = Gambar yang diubah boleh kelihatan tiada cacat: jangan benarkan lebih daripada yang sanggup anda rugi. Jumlah pertama untuk bukti tanpa cacat; 0 bermaksud anda sentiasa ditanya. Yang kedua untuk bukti yang hanya tarikh atau statusnya tidak dapat dibaca.
dash-methods-alone = Luluskan hingga ({ $sign })
dash-methods-trusted = Dengan 85 hingga 94 mata hingga ({ $sign })
trouble-statement = Penyata yang tidak dapat diterima
dash-menu-statements = Penyata
dash-statements-about = Tangkap layar ialah dakwaan; wangnya ialah baris dalam penyata anda sendiri. Import fail CSV e-dompet atau bank anda: yang menunggu anda selesai jika wangnya masuk, dan yang tidak masuk ditunjukkan di sini.
dash-statements-give = Import penyata
dash-statements-file = Fail CSV, paling besar 5 MB
dash-statements-text = Atau mesej e-dompet atau bank anda tentang wang yang masuk
dash-statements-bank = Akaun
dash-statements-told = seperti dalam fail
dash-statements-import = Import
dash-statements-aside = Bukan pesanan
dash-statements-imports = Import
dash-statements-reading = sedang dibaca
dash-statements-reconciling = sedang dibandingkan
dash-statements-unreadable = tidak dapat dibaca
dash-statements-arrived = { $amount } masuk
dash-statements-skipped = Baris yang ditinggalkan: { $rows }
dash-statements-row = Baris { $row }
dash-statements-how-settled = selesai
dash-statements-how-confirmed = disahkan
dash-statements-how-differs = amaun lain
dash-statements-free = tiada siapa tuntut
dash-statements-which = Apa maksud baris pertama?
statement-done = Selesai: { $settled }. Disahkan: { $confirmed }. Hilang: { $missing }.
statement-later = Penyata anda sedang dibandingkan dengan bayaran.
statement-aside = Baris itu diketepikan.
dash-statements-anew = Lupakan cara lajur bank ini dibaca
dash-on-statement-confirmed = Wangnya ada dalam penyata anda.
dash-on-statement-differs = Penyata anda mencatat { $arrived } untuknya.
dash-on-statement-missing = Penyata anda lengkap untuk harinya dan wangnya tiada.
dash-past-payment-confirmed = Dalam penyata anda: { $amount }
dash-past-payment-amount-differs = Penyata anda mencatat { $arrived }, bukan { $counted }
dash-past-payment-missing = Tiada dalam penyata anda
dash-past-payment-not-missed = Tidak lagi ditanda, walaupun wangnya tidak ditemui
statement-matched = Baris ini ialah wang bagi bayaran itu.
statement-unmatched = Baris ini bebas: tiada sesiapa menuntutnya.
statement-taken-back = Import ditarik balik. Apa yang diselesaikannya menunggu anda semula.
dash-statements-take-back = Tarik balik import ini
dash-statements-take-back-told = Semua barisnya dikeluarkan, kecuali yang ada juga dalam import lain. Yang diselesaikan kembali ke semakan, yang disahkan terus dikira tanpa pengesahan, dan cara lajur dibaca dilupakan: berikan fail semula dan nyatakan cara membacanya.
dash-line-is-of = Wang bagi
dash-line-whose = Bayaran siapakah ini?
dash-line-this = Yang ini
dash-line-no-proof = tiada bukti dihantar: ia akan direkodkan
dash-line-proof-review = bukti dalam semakan: ia akan diluluskan
dash-line-proof-approved = diluluskan: ia akan disahkan
dash-line-nobody = Tiada bayaran atau penyertaan dalam pesanan anda yang mungkin ini.
dash-line-reference = Atau rujukan satu penyertaan
dash-line-unmatch-settled = Bayaran ini dikira kerana baris ini. Jika baris dilepaskan, kelulusannya turut ditarik balik dan pembeli dimaklumkan.
dash-line-unmatch-told = Bayaran ini terus dikira tanpa baris ini, yang mungkin wang orang lain.
dash-recorded = Direkodkan daripada penyata anda: tiada gambar dihantar.
dash-on-statement-line = Lihat baris itu
dash-past-payment-recorded = Direkodkan daripada penyata anda
dash-past-payment-unmatched = Baris itu bukan lagi wangnya
dash-share-of = daripada pindahan { $amount }
dash-statements-read-as = Baris pertama akan menjadi:
dash-statements-by-hand = Nyatakan kandungan setiap lajur
dash-column-date = Tarikh
dash-column-amount = Jumlah, jika satu lajur untuk wang masuk dan keluar
dash-column-credit = Wang masuk
dash-column-debit = Wang keluar
dash-column-direction = Sama ada masuk atau keluar
dash-column-reference = Rujukan
dash-column-sender = Penghantar
dash-column-description = Keterangan
dash-column-status = Sama ada selesai
dash-column-days = 03/04 ialah
dash-column-day-first = 3 April: hari di hadapan
dash-column-month-first = 4 Mac: bulan di hadapan
