### The greeting, settings, links between chats, and small things, in Malay.

hello = { $named ->
    [true] Helo, { $name }! Ini GOMFLOW, kaunter untuk pesanan berkumpulan.
   *[other] Helo! Ini GOMFLOW, kaunter untuk pesanan berkumpulan.
}
hello-buyer = Cari pesanan, sertai, bayar, dan hantar tangkapan skrin di sini. Saya maklumkan apabila bayaran anda diterima dan apabila bungkusan anda dalam perjalanan.
hello-gom = Pesanan anda berjalan di sini: saya menerima penyertaan, membaca bukti bayaran, dan hanya bertanya kepada anda apabila ada yang meragukan.
unclear = Maaf, saya tidak faham. Pilih apa yang anda mahu lakukan, atau hantar /help.
only-words-and-pictures = Terima kasih! Cuma, saya hanya memahami kata-kata, butang, gambar dan fail PDF. Tulislah sedikit kepada saya, atau hantar /help untuk melihat apa yang boleh saya lakukan.
unknown-command = Saya tidak kenal /{ $command }. Hantar /help untuk melihat apa yang boleh saya lakukan.
too-old-button = Butang itu daripada soalan yang terdahulu. Sila mula semula dari sini.
only-for-goms = Hanya pengurus pesanan berkumpulan (GOM) boleh melakukannya. Adakah anda menguruskan pesanan berkumpulan?
only-for-operators = Hanya pentadbir GOMFLOW ini boleh melakukannya.
not-found = Saya tidak menemui “{ $what }” yang boleh anda gunakan di sini. Semak kodnya, atau pilih daripada senarai anda.
nothing-fits-order = Tiada pesanan yang dibuka buat masa ini.
nothing-fits-own-order = Buat masa ini anda tiada pesanan yang boleh dibuat begitu.
nothing-fits-own-submission = Buat masa ini anda tiada penyertaan yang boleh dibuat begitu.
nothing-fits-review = Tiada bukti bayaran yang menunggu anda.
nothing-fits-buyers-submission = Tiada bayaran balik yang perlu dibuat buat masa ini.
choose-order = Pesanan yang mana?
choose-own-order = Pesanan anda yang mana?
choose-own-submission = Penyertaan anda yang mana?
choose-review = Bukti bayaran yang mana?
choose-buyers-submission = Penyertaan yang mana?
nothing-to-cancel = Tiada apa-apa untuk dibatalkan: anda belum memulakan apa-apa.
nothing-to-go-back-to = Tiada soalan untuk kembali.
nothing-to-resume = Tiada apa-apa untuk disambung.
cancelled = Dibatalkan. Tiada apa-apa yang berubah.
language-which = Saya patut menulis dalam bahasa apa?
language-chosen = Mulai sekarang saya menulis kepada anda dalam bahasa Melayu.
settings-are = Bahasa: <b>{ $language }</b>
    Sembang yang dipautkan: <b>{ $chats }</b>
    Makluman dihantar ke: <b>{ $notices }</b>
link-code = Hantar <code>/link { $code }</code> dalam sembang anda yang lain dalam masa { $minutes } minit. Selepas itu kedua-dua sembang milik anda, dengan pesanan dan penyertaan yang sama.
link-code-unknown = Kod pautan itu salah, atau tempohnya sudah tamat. Minta kod baharu dalam sembang yang satu lagi dengan /link.
link-same = Sembang ini sudah dipautkan dengan sembang itu.
linked = Satu lagi sembang kini dipautkan dengan anda: pesanan dan penyertaan yang sama dalam kedua-duanya.
linked-here = Sembang ini sudah dipautkan: semua daripada sembang anda yang lain ada di sini juga.
quoted = <i>{ $text }</i>
as-it-is = { $text }

invite-wrong = Kod jemputan itu salah. Sila minta kod daripada pentadbir GOMFLOW ini.
gom-already = Anda sudah menjadi pengurus pesanan berkumpulan (GOM).
gom-requested = Saya sudah bertanya kepada pentadbir GOMFLOW ini. Saya maklumkan kepada anda apabila keputusan dibuat.
gom-granted = Anda kini pengurus pesanan berkumpulan (GOM). Buatlah pesanan pertama anda!
gom-refused = Maaf, permohonan anda untuk menjadi pengurus pesanan berkumpulan (GOM) tidak diluluskan.
operator-admit = <b>{ $name }</b> mahu menjadi pengurus pesanan berkumpulan (GOM). Terima?
operator-parked = Ada perkara yang tidak dapat diuruskan dan diketepikan: <b>{ $consumer }</b> tidak dapat melepasi satu mesej <code>{ $what }</code>. Yang selepasnya turut menunggu; semua yang lain berjalan terus. Untuk melihatnya: <code>gomflow dead show { $number }</code>
dashboard-link = Pautan ini membuka papan pemuka anda. Ia boleh digunakan sekali sahaja, dalam masa 15 minit. Jangan berikan kepada orang lain.

group-hint = Dalam kumpulan saya hanya mendengar. Hantar mesej kepada saya secara peribadi, dan saya bantu anda dengan pesanan dan bayaran anda.
button-private-chat = Hantar mesej peribadi
platform-telegram = Telegram
platform-web = sembang web

methods-head = <b>Cara pembeli membayar anda</b>
methods-none = Anda belum memberi sebarang akaun.
methods-accounts = <b>Akaun untuk pesanan dalam { $currency }</b>
methods-alone = <b>Yang saya luluskan tanpa anda</b>
methods-rule = { $method }: { $alone ->
    [any] sebarang jumlah
    [never] tiada
   *[upto] hingga { $limit }
}{ $trusts ->
    [true] ; jika hanya tarikh atau status tidak dapat dibaca, hingga { $trusted }
   *[other] { "" }
}
methods-about = Pesanan baharu menawarkan akaun ini. Pesanan yang sudah ada kekal dengan akaunnya sehingga anda menukarnya dengan /edit. Apa pun yang anda benarkan di sini, saya tidak akan meluluskan bukti yang ada sesuatu menentangnya.
methods-outside = Membaca gambar di luar pemasangan ini: { $allowed ->
    [true] dibenarkan
   *[other] tidak dibenarkan
}.
accounts-kept = Disimpan, untuk pesanan dalam { $currency }. Akaun: { $accounts }
method-rule-kept = Begitulah saya lakukan dengan { $method } mulai bukti seterusnya.
outside-reading-about = Bukti dibaca pada mesin yang menjalankan GOMFLOW. Sesetengahnya sukar dibaca di situ.
    Jika anda benarkan, dan pihak yang menjalankan pemasangan ini telah menyediakannya, gambar seperti itu dihantar kepada <b>Anthropic</b>, sebuah syarikat di Amerika Syarikat, yang modelnya menulis apa yang tertera padanya.
    <b>Yang dihantar</b> ialah gambar itu, dikecilkan. Ia menunjukkan apa yang aplikasi bayaran tunjukkan: biasanya nama, nombor akaun atau telefon, jumlah, rujukan dan masa.
    <b>Yang tidak dihantar</b> ialah pesanan, perbualan, alamat, atau apa-apa lagi yang kami tahu tentang pembeli anda.
    Ini gambar pembeli anda: beritahu mereka sebelum anda benarkan. Anda boleh menarik balik bila-bila masa; ia berkuat kuasa mulai bukti seterusnya.
outside-reading-on = Gambar yang tidak dapat dibaca di sini kini boleh dibaca oleh Anthropic. Beritahu pembeli anda.
outside-reading-off = Gambar kekal pada pemasangan ini.
