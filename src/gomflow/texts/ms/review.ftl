### Doubtful proofs, in Malay: for the GOM what is doubtful, for the buyer what to do.

review-empty = Tiada bukti bayaran yang menunggu anda.
review-head = { $counted ->
    [true] { $waiting ->
        [1] <b>Bukti terakhir untuk disemak</b> · { $reference }
       *[other] <b>{ $waiting } bukti untuk disemak</b> · { $reference }
    }
   *[other] <b>Satu bukti untuk disemak</b> · { $reference }
}
review-about = { $buyer } dalam <b>{ $title }</b>, masih perlu dibayar: <b>{ $balance }</b>
review-also = Juga untuk { $reference } dalam <b>{ $title }</b>: { $due }
review-doubts = <b>Sebab ia meragukan:</b>
review-decided = Bukti ini sudah diputuskan.
read-amount = Jumlah yang dibaca: { $value } · sepatutnya { $expected }
read-method = Kaedah: { $value } · sepatutnya { $expected }
read-reference = Rujukan: <code>{ $value }</code>
read-paid-at = Dibayar pada: { $value } · sepatutnya { $since } hingga { $until }
read-recipient = Penerima: { $value } · sepatutnya { $expected }
read-status = Status pada resit: { $value }
read-score = Bukti sokongan: { $score } daripada 100 mata
reject-why = Mengapakah ia tidak diterima? Sebab ini dimaklumkan kepada pembeli.

doubt-not-a-receipt = · Gambar ini tidak kelihatan seperti resit bayaran.
doubt-transfer-failed = · Resit menyatakan bahawa pemindahan gagal.
doubt-transfer-pending = · Resit menyatakan bahawa pemindahan belum selesai.
doubt-status-unreadable = · Tidak dinyatakan sama ada pemindahan berjaya.
doubt-wrong-recipient = · Wang dihantar ke akaun yang bukan milik anda.
doubt-recipient-unreadable = · Penerima tidak dapat dibaca.
doubt-reference-used = · Nombor rujukan sudah digunakan untuk bayaran lain.
doubt-reference-unreadable = · Nombor rujukan tidak dapat dibaca.
doubt-reference-malformed = · Nombor rujukan tidak seperti yang biasa bagi kaedah ini.
doubt-reference-looks-like-another = · Nombor rujukan hampir sama dengan bayaran lain.
doubt-reference-taken-back = · Kelulusan bagi nombor rujukan ini pernah ditarik balik.
doubt-image-used = · Gambar yang sama pernah dihantar.
doubt-amount-differs = · Jumlah tidak sama dengan yang perlu dibayar.
doubt-amount-unreadable = · Jumlah tidak dapat dibaca.
doubt-currency-differs = · Mata wang tidak sama dengan pesanan.
doubt-method-not-accepted = · Anda tidak menerima bayaran dengan kaedah ini.
doubt-method-unknown = · Kaedah tidak dikenali.
doubt-date-in-future = · Tarikhnya pada masa hadapan.
doubt-date-too-old = · Tarikhnya sebelum penyertaan dibuat.
doubt-date-unreadable = · Tarikh tidak dapat dibaca.
doubt-several-fit = · Ia sepadan dengan lebih daripada satu penyertaan.
doubt-unreadable = · Gambar tidak dapat dibaca.
doubt-our-example = · Ini contoh tangkapan skrin kami sendiri, bukan resit.
doubt-contradicted = · Tidak semua yang tertulis pada resit boleh benar.
doubt-transfer-shown-before = · Bukti lain menunjukkan jumlah dan masa yang sama, dengan nombor yang hampir sama atau penghantar yang sama: mungkin satu pemindahan yang nombornya diubah.
doubt-painted-over = · Ada nilai di atas tampalan yang berlainan warna, seolah-olah yang asal ditutup. Bingkai merah menunjukkannya.

ground-above-limit = Semua bukti ada. Jumlahnya melebihi had yang anda benarkan saya luluskan sendiri untuk { $method }: { $limit }.
ground-not-trusted = Hampir semua bukti ada, tetapi anda tidak membenarkan saya meluluskan sendiri bukti { $method } seperti ini.

advice-not-a-receipt = Saya tidak nampak resit bayaran dalam gambar ini. Hantar tangkapan skrin yang penuh dan jelas bagi pemindahan yang sudah selesai.
advice-transfer-failed = Resit menyatakan bahawa pemindahan gagal. Bayar semula, dan hantar resit yang baharu.
advice-transfer-pending = Resit menyatakan bahawa pemindahan belum selesai. Hantar semula apabila sudah selesai.
advice-status-unreadable = Resit tidak menyatakan bahawa pemindahan berjaya. Hantar seluruh skrin.
advice-wrong-recipient = Wang dihantar ke akaun lain daripada yang saya berikan. Semak akaun dengan /pay, dan hubungi pengurus jika anda membayar ke akaun yang salah.
advice-recipient-unreadable = Saya tidak nampak kepada siapa wang dihantar. Hantar seluruh skrin.
advice-reference-used = Nombor rujukan ini sudah digunakan untuk bayaran lain. Hantar resit untuk bayaran ini.
advice-reference-unreadable = Saya tidak dapat membaca nombor rujukan. Hantar seluruh skrin tanpa dipotong.
advice-reference-malformed = Nombor rujukan nampak tidak betul. Hantar seluruh skrin tanpa dipotong.
advice-reference-looks-like-another = Nombor rujukan hampir sama dengan bayaran lain. Hantar seluruh skrin tanpa dipotong.
advice-reference-taken-back = Kelulusan bagi nombor rujukan ini pernah ditarik balik. Pengurus akan menyemaknya.
advice-image-used = Gambar yang sama pernah dihantar. Hantar resit untuk bayaran ini.
advice-amount-differs = Jumlah tidak sama dengan yang perlu dibayar. Semak dengan /pay.
advice-amount-unreadable = Saya tidak dapat membaca jumlahnya. Hantar seluruh skrin tanpa dipotong.
advice-currency-differs = Mata wang tidak sama dengan pesanan. Semak dengan /pay.
advice-method-not-accepted = Pengurus tidak menerima bayaran dengan kaedah ini. Semak akaun dengan /pay.
advice-method-unknown = Saya tidak kenal kaedah ini. Hantar seluruh skrin dengan namanya.
advice-date-in-future = Tarikh pada resit ialah pada masa hadapan. Hantar tangkapan skrin pemindahan yang sudah selesai.
advice-date-too-old = Resit ini lebih lama daripada penyertaan anda. Hantar resit untuk bayaran ini.
advice-date-unreadable = Saya tidak dapat membaca tarikhnya. Hantar seluruh skrin tanpa dipotong.
advice-several-fit = Bayaran ini sepadan dengan lebih daripada satu penyertaan anda. Hantar semula, dan nyatakan yang mana apabila saya bertanya.
advice-unreadable = Saya tidak dapat membaca gambar ini. Hantar tangkapan skrin itu sendiri, bukan foto skrin.
advice-our-example = Ini contoh yang saya hantar kepada anda, bukan resit anda. Hantar tangkapan skrin pemindahan anda sendiri yang sudah selesai.
advice-contradicted = Tidak semua yang tertulis pada resit ini sepadan. Hantar tangkapan skrin seperti yang ditunjukkan oleh aplikasi anda.
advice-transfer-shown-before = Bukti lain menunjukkan jumlah dan masa yang sama dengan nombor yang hampir sama. Hantar resit bayaran anda sendiri, penuh dan seperti yang ditunjukkan aplikasi anda.
advice-painted-over = Ada nilai pada gambar ini yang kelihatan seperti ditampal. Hantar tangkapan skrin seperti yang ditunjukkan oleh aplikasi anda, tanpa menambah apa-apa padanya.

reason-unclear = Gambar kurang jelas. Sila hantar semula seluruh skrin.
reason-amount = Jumlah bukan seperti yang perlu dibayar. Semak dengan /pay.
reason-recipient = Wang dihantar ke akaun lain. Semak dengan /pay.
reason-other-order = Bayaran ini untuk perkara lain.
reason-not-arrived = Wang belum diterima. Semak pemindahan dalam aplikasi.
transfer-success = berjaya
transfer-pending = belum selesai
transfer-failed = gagal
transfer-unknown = tidak dapat dibaca

example-stamp = CONTOH SAHAJA
example-app = Nama aplikasi atau bank yang anda gunakan.
example-done = Bahawa pemindahan sudah selesai. Bukan “belum selesai”, bukan borang yang masih perlu disahkan.
example-amount = Jumlah yang anda hantar: tepat seperti yang perlu dibayar.
example-recipient = Kepada siapa anda bayar: nama atau nombor yang saya berikan.
example-reference = Nombor rujukan penuh.
example-date = Tarikh, dan masa jika aplikasi menunjukkannya.
review-stays = { $amount } daripadanya kekal pada { $reference } dalam <b>{ $title }</b>: ia telah dipulangkan di situ, atau pesanan itu selesai. Selebihnya dikira di tempat yang anda nyatakan.
