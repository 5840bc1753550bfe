### Why a request was refused, and what to do instead, in Malay.

refusal-not-allowed = Hanya pemiliknya boleh melakukannya.
refusal-nothing-to-change = Ia memang sudah begitu.
refusal-reason-missing = Sila nyatakan sebabnya: ia disimpan bersama keputusan.
refusal-too-large = Itu terlalu besar untuk satu langkah. Buat dalam bahagian yang lebih kecil.
refusal-order-unknown = Pesanan itu tidak wujud.
refusal-order-exists = Pesanan itu sudah ada.
refusal-codes-exhausted = Tiada kod kosong ditemui untuk pesanan itu. Sila cuba lagi.
refusal-references-exhausted = Tiada rujukan kosong ditemui. Sila cuba lagi.
refusal-order-not-open = Buat masa ini tiada sesiapa boleh menyertai: pesanan itu { $state ->
    [draft] belum dibuka
    [closed] sudah ditutup
    [ordered] sudah dibeli
    [shipped] sudah dihantar
    [completed] sudah selesai
    [cancelled] dibatalkan
   *[open] sudah melepasi tarikh tutup
}.
refusal-order-is-not = Itu tidak boleh dibuat sekarang: pesanan itu { $state ->
    [draft] masih draf
    [open] sedang dibuka
    [closed] sudah ditutup
    [ordered] sudah dibeli
    [shipped] sudah dihantar
    [completed] sudah selesai
   *[cancelled] dibatalkan
}.
refusal-deadline-has-passed = Tarikh tutupnya { $deadline }. Tiada sesiapa boleh menyertai lagi.
refusal-deadline-not-in-future = Tarikh tutup { $deadline } sudah lepas. Pilih yang lebih lewat dengan /extend atau /edit.
refusal-deadline-not-later = Tarikh tutup sudah pun { $deadline }. Pilih yang lebih lewat.
refusal-already-joined = Anda sudah menyertai pesanan ini: { $reference }
refusal-submission-unknown = Penyertaan itu tidak wujud.
refusal-submission-is-not = Itu tidak boleh dibuat sekarang untuk { $reference }: penyertaan ini { $status ->
    [waitlisted] dalam senarai menunggu
    [offered] sedang ditawarkan tempat
    [awaiting_payment] sedang menunggu bayaran
    [proof_received] sedang dibaca buktinya
    [under_review] sedang disemak
    [rejected] sedang menunggu bukti lain
    [partly_paid] dibayar sebahagian
    [paid] sudah dibayar
    [shipped] sudah dihantar
    [received] sudah diterima
    [expired] sudah luput
    [cancelled] dibatalkan
    [refund_due] sedang menunggu bayaran balik
   *[refunded] sudah dibayar balik
}.
refusal-lines-invalid = Pilih sekurang-kurangnya satu barang, dan 1 hingga { $most } bagi setiap satu.
refusal-details-invalid = Pesanan ini tidak lengkap atau ada percanggahan. Perlu disemak: { $fields }
refusal-prices-are-fixed = Sudah ada pembeli yang menyertai: barang, harga, mata wang dan kos penghantaran tidak boleh diubah lagi.
refusal-maximum-below-buyers = { $buyers ->
    [1] Seorang pembeli sudah mendapat tempat
   *[other] { $buyers } pembeli sudah mendapat tempat
}; maksimum tidak boleh lebih rendah.
refusal-below-minimum = Baru { $buyers } daripada { $minimum } pembeli yang menyertai. Lanjutkan tarikh tutup, tetap tutup, atau batalkan.
refusal-proofs-undecided = { $proofs ->
    [1] Satu penyertaan mempunyai bukti yang belum diputuskan.
   *[other] { $proofs } penyertaan mempunyai bukti yang belum diputuskan.
} Buat keputusan dengan /review dahulu.
refusal-nobody-paid = Belum ada yang membayar, jadi tiada apa-apa untuk dibeli.
refusal-nobody-to-ship-to = Tiada penyertaan berbayar yang menunggu bungkusan.
refusal-payment-unknown = Bayaran itu tidak wujud.
refusal-payment-decided = Bukti itu sudah diputuskan: ia { $status ->
    [approved] diluluskan
    [asked_again] dipulangkan: pembeli diminta yang lebih jelas
   *[rejected] ditolak
}.
refusal-proof-not-read-yet = Bukti itu masih dibaca. Cuba lagi sebentar nanti.
refusal-amount-unknown = Jumlahnya tidak dapat dibaca. Sila nyatakan berapa yang dibayar.
refusal-amount-invalid = Itu bukan jumlah dalam { $currency }.
refusal-reference-used = Rujukan { $reference } sudah digunakan untuk bayaran lain, jadi ini tidak boleh diluluskan.
refusal-member-unknown = Saya tidak kenal orang itu.
refusal-already-registered = Orang itu sudah dikenali.
refusal-has-the-role = Ia memang sudah begitu.
refusal-role-already-requested = Anda sudah memohon. Saya maklumkan apabila keputusan dibuat.
refusal-role-not-requested = Orang itu tidak memohon.
refusal-link-code-invalid = Kod pautan itu salah, atau tempohnya sudah tamat. Minta kod baharu dalam sembang yang satu lagi dengan /link.
refusal-chat-already-linked = Sembang ini sudah dipautkan.
refusal-chat-not-linked = Sembang itu tidak dipautkan dengan anda.
refusal-token-unknown = Token itu tidak wujud.
refusal-limit-invalid = Had tidak boleh kurang daripada sifar, dan dalam { $currency } seperti kaedahnya.
refusal-statement-unknown = Tiada penyata sedemikian.
refusal-line-unknown = Tiada baris sedemikian dalam penyata anda.
refusal-line-taken = Baris itu ialah wang bagi satu bayaran.
refusal-has-another-line = Baris lain dalam penyata anda ialah wang bayaran itu. Lepaskan yang itu dahulu.
