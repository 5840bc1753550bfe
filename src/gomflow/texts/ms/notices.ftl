### What people are told when something happened, in Malay.

waitlisted = Semua tempat dalam <b>{ $title }</b> sudah diambil. Anda nombor <b>{ $position }</b> dalam giliran ({ $reference }); belum ada apa-apa yang perlu dibayar. Apabila ada tempat kosong, saya akan bertanya kepada anda.
place-offered = Ada tempat kosong dalam <b>{ $title }</b>, dan anda yang seterusnya! Tempat ini milik anda dengan { $total } jika anda mengambilnya sebelum <b>{ $until }</b>.
submission-changed = Penyertaan anda { $reference } dalam <b>{ $title }</b> sudah diubah. Jumlah: <b>{ $total }</b>.{ $owes ->
    [true] { " " }Masih perlu dibayar: <b>{ $balance }</b>.
   *[other] { "" }
}{ $has-credit ->
    [true] { " " }Anda terlebih bayar { $credit }; pengurus sudah tahu.
   *[other] { "" }
}
proof-submitted = Saya sudah terima bukti bayaran anda untuk { $reference } dan sedang membacanya.
proof-still-reading = Saya masih membaca bukti bayaran anda untuk { $reference }; ia mengambil masa sedikit lebih lama. Anda tidak perlu buat apa-apa.
under-review = Bukti bayaran anda untuk { $reference } diserahkan kepada pengurus untuk disemak sendiri. Saya maklumkan hasilnya.
paid = Bayaran anda <b>{ $amount }</b> untuk <b>{ $title }</b> ({ $reference }) sudah diterima. Semuanya sudah dibayar. Terima kasih!{ $has-credit ->
    [true] { " " }Anda terlebih bayar { $credit }; pengurus sudah tahu.
   *[other] { "" }
}
partly-paid = Bayaran anda <b>{ $amount }</b> untuk <b>{ $title }</b> ({ $reference }) sudah diterima. Masih perlu dibayar: <b>{ $balance }</b>.
proof-rejected = Bukti bayaran anda untuk <b>{ $title }</b> ({ $reference }) tidak diterima:
proof-good = Tangkapan skrin yang baik menunjukkan seluruh resit: jumlah, penerima, nombor rujukan, tarikh, dan bahawa pemindahan sudah berjaya.
proof-good-shown = Gambar ini menunjukkan apa yang ada pada tangkapan skrin yang baik, setiap satu dengan nombornya.
shipped = Bungkusan anda daripada <b>{ $title }</b> ({ $reference }) dalam perjalanan dengan <b>{ $courier }</b>{ $has-tracking ->
    [true] , nombor penjejakan <code>{ $tracking }</code>
   *[other] { "" }
}. Beritahu saya apabila ia sampai.
received = Selamat menikmati <b>{ $title }</b>! Penyertaan anda { $reference } sudah selesai.
order-extended = Masa tambahan untuk <b>{ $title }</b>: pesanan dibuka sehingga <b>{ $deadline }</b>.
order-closed = <b>{ $title }</b> sudah ditutup, dan anda menyertainya ({ $reference }). Saya akan maklumkan apabila barang sudah dibeli.
order-closed-owing = <b>{ $title }</b> sudah ditutup, dan anda menyertainya ({ $reference }). Baki yang perlu dibayar: <b>{ $balance }</b>. Sila bayar sekarang supaya barang anda boleh dibeli.
order-closed-waiting = <b>{ $title }</b> sudah ditutup. Anda masih dalam senarai menunggu ({ $reference }): jika ada tempat kosong sebelum barang dibeli, saya akan tanya anda.
order-ordered = Barang <b>{ $title }</b> sudah dibeli. Saya maklumkan apabila bungkusan anda dalam perjalanan.
submission-ended = { $cause ->
    [withdrawn] Anda sudah menarik diri daripada <b>{ $title }</b> ({ $reference }).
    [order_cancelled] <b>{ $title }</b> dibatalkan, termasuk penyertaan anda { $reference }: <i>{ $reason }</i> Anda belum membayar, jadi tiada bayaran balik.
    [unpaid] Penyertaan anda { $reference } dalam <b>{ $title }</b> sudah luput: tiada bayaran diterima sebelum barang dibeli.
    [no_place] Barang <b>{ $title }</b> sudah dibeli, dan tiada tempat kosong untuk { $reference }.
    [offer_lapsed] Masa untuk mengambil tempat dalam <b>{ $title }</b> sudah tamat ({ $reference }).
   *[offer_declined] Anda melepaskan tempat dalam <b>{ $title }</b> ({ $reference }).
}
refund-due = { $cause ->
    [order_cancelled] <b>{ $title }</b> dibatalkan: <i>{ $reason }</i>
    [withdrawn] Anda menarik diri daripada <b>{ $title }</b>.
   *[other] Penyertaan anda dalam <b>{ $title }</b> sudah tamat.
} Bayaran anda, <b>{ $amount }</b> ({ $reference }), perlu dipulangkan kepada anda; pengurus akan menghantarnya.
refunded = Pengurus sudah memulangkan <b>{ $amount }</b> kepada anda untuk <b>{ $title }</b> ({ $reference }).

gom-order-created = <b>{ $title }</b> sudah dicatat sebagai <code>{ $code }</code>. Tiada sesiapa melihatnya sehingga anda membukanya.
gom-order-edited = <b>{ $title }</b> sudah diubah.
gom-order-opened = <b>{ $title }</b> sudah dibuka! Pembeli menyertai dengan kod <code>{ $code }</code>, atau melalui salah satu pautan ini:
gom-minimum-reached = <b>{ $title }</b> sudah mencapai minimum: { $buyers ->
    [1] seorang pembeli sudah menyertai.
   *[other] { $buyers } pembeli sudah menyertai.
}
gom-order-extended = <b>{ $title }</b> dibuka sehingga { $deadline }.
gom-order-closed = <b>{ $title }</b> sudah ditutup{ $cause ->
    [deadline] { " " }kerana tarikh tutup sudah tiba
    [maximum] { " " }kerana semua tempat sudah diambil
   *[other] { "" }
}, { $buyers ->
    [0] tanpa pembeli.
    [1] dengan seorang pembeli.
   *[other] dengan { $buyers } pembeli.
} Apabila semua bayaran lengkap dan barang sudah dibeli, beritahu saya.
gom-closed-below-minimum = Tarikh tutup <b>{ $title }</b> sudah tiba { $buyers ->
    [0] tanpa pembeli
    [1] dengan seorang pembeli
   *[other] dengan { $buyers } pembeli
}; { $minimum } diperlukan. Lanjutkan masa, tetap beli, atau batalkan dan bayar balik?
gom-order-ordered = <b>{ $title }</b> ditanda sebagai sudah dibeli. Beritahu saya apabila bungkusan dihantar.
gom-order-shipped = Bungkusan <b>{ $title }</b> dalam perjalanan, dan pembeli sudah dimaklumkan.
gom-order-completed = <b>{ $title }</b> sudah selesai.
gom-order-cancelled = <b>{ $title }</b> dibatalkan, dan pembeli sudah dimaklumkan. Saya hantar satu mesej untuk setiap bayaran balik yang perlu dibuat.
gom-submission-placed = { $buyer } menyertai <b>{ $title }</b> ({ $reference }, { $total }).
gom-waitlisted = { $buyer } berada dalam senarai menunggu <b>{ $title }</b> ({ $reference }).
gom-place-taken = { $buyer } mengambil tempat kosong dalam <b>{ $title }</b> ({ $reference }).
gom-submission-changed = { $buyer } mengubah { $reference } dalam <b>{ $title }</b>; jumlahnya kini { $total }.
gom-submission-left = { $buyer } menarik diri daripada <b>{ $title }</b> ({ $reference }).
gom-refund-due = { $buyer } tidak lagi dalam <b>{ $title }</b> ({ $reference }). Sila pulangkan <b>{ $amount }</b>, kemudian beritahu saya.
gom-refunded = Bayaran balik { $amount } kepada { $buyer } ({ $reference }, { $title }) sudah dicatat.
gom-payment-approved = { $amount } untuk { $reference } dalam <b>{ $title }</b> diluluskan oleh Smart Agent ({ $score } daripada 100 mata).
gom-approval-done = Diluluskan: { $amount } diterima untuk { $reference } dalam <b>{ $title }</b>.
gom-rejection-done = Ditolak. Pembeli { $reference } dalam <b>{ $title }</b> dimaklumkan sebabnya, dan boleh menghantar bukti lain.
proof-which = Bayaran anda mungkin untuk lebih daripada satu penyertaan anda. Saya anggap ia untuk { $reference } dalam <b>{ $title }</b>, dan pengurus sedang menelitinya. Beritahu yang mana anda maksudkan supaya lebih cepat.
proof-meant = Terima kasih. Saya melihat semula bayaran anda, untuk { $reference } dalam <b>{ $title }</b>.
meant-no-more = Bayaran ini sudah diputuskan, atau tiada yang tidak jelas tentangnya.
