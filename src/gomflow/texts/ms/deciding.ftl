### Keputusan lain tentang bukti: minta yang lebih jelas, pindahkan, luluskan beberapa, tarik balik, lihat yang lalu.

button-ask-again = Minta yang lebih jelas
button-assign = Untuk orang lain
button-approve-all = Luluskan beberapa
button-undo = Tarik balik
button-history = Sejarah pembeli ini
button-confirm-approve-all = Ya, luluskan semuanya
command-ask-again = minta tangkapan skrin yang lebih jelas
command-assign = nyatakan bayaran ini untuk orang lain
command-approve-all = luluskan semuanya selepas dilihat
command-undo = tarik balik keputusan tentang bayaran
choose-decided = Bayaran yang mana? Ini yang terakhir diputuskan.
nothing-fits-decided = Belum ada bayaran yang diputuskan.

reason-cropped = Sebahagian resit tiada. Sila hantar seluruhnya.
reason-other-screen = Itu bukan resit. Buka pemindahan itu dan hantar.
reason-mistake = Ia diluluskan secara tersilap.
ask-again-why = Apakah yang tidak kena dengan gambar ini? Pembeli dimaklumkan, bersama contoh yang baik.
undo-why = Mengapakah kelulusan ditarik balik? Pembeli dimaklumkan. Wang tidak dikira lagi, dan bukti kembali kepada anda.
ask-ask-again-text = Apakah yang perlu dihantar oleh pembeli? Tulis seperti yang akan dibacanya.
ask-undo-text = Mengapakah kelulusan ditarik balik? Pembeli akan membaca ini.
ask-assign-submission = Bayaran siapakah ini? { $candidates ->
    [1] Satu lagi penyertaan anda menunggu bayaran.
   *[other] { $candidates } lagi penyertaan anda menunggu bayaran.
} Tekan satu, atau tulis rujukannya atau nama pembeli.
problem-which-submission = { $found ->
    [0] Tiada penyertaan yang menunggu bayaran sepadan. Tulis rujukan, seperti MY-7K3Q9D2M, atau sebahagian nama.
   *[other] { $found } penyertaan sepadan. Tulis rujukan, seperti MY-7K3Q9D2M.
}
assign-nowhere = Tiada penyertaan lain dalam pesanan anda yang menunggu bayaran.
approve-all-none = Tiada yang boleh diluluskan tanpa dilihat dahulu: jika jumlah tidak dapat dibaca, anda perlu menyatakannya.
confirm-approve-all = { $proofs ->
    [1] <b>Satu bukti</b> akan diluluskan:
   *[other] <b>{ $proofs } bukti</b> akan diluluskan:
}
approve-all-entry = · { $reference }: <b>{ $amount }</b> daripada { $due } · { $score } daripada 100 mata{ $doubts ->
    [0] { "" }
    [1] , satu keraguan
   *[other] , { $doubts } keraguan
}
approve-all-left-out = { $proofs ->
    [1] Satu lagi ditinggalkan: jumlahnya tidak dapat dibaca.
   *[other] { $proofs } lagi ditinggalkan: jumlahnya tidak dapat dibaca.
}

decided-by-another = Bukti untuk { $reference } sudah diputuskan: { $who ->
    [you] anda
    [agent] Smart Agent
    [member] { $name }
   *[somebody] seseorang
} { $status ->
    [approved] meluluskannya
    [asked_again] meminta pembeli menghantar yang lebih jelas
   *[rejected] menolaknya
}.
history-head = <b>{ $buyer }</b> dengan anda setakat ini:
history-place = · { $title } ({ $reference }): { $status }, { $held } daripada { $total }
history-proofs = { $proofs ->
    [0] Tiada bukti lain dihantar.
    [1] Satu bukti lain:
   *[other] { $proofs } bukti lain:
}
history-proof = · { $at } · { $reference } · { $amount } · { $outcome }{ $has-who ->
    [true] { " " }oleh { $who ->
        [you] anda
        [agent] Smart Agent
        [member] { $name }
       *[somebody] seseorang
    }
   *[other] { "" }
}
history-alike = <b>Bukti yang serupa dengan ini:</b>
alike-here = · { $likeness }: { $reference } daripada { $buyer }, { $at }, { $outcome }
alike-elsewhere = · { $likeness }: dengan pengurus lain, { $at }, { $outcome }
likeness-picture = gambar yang sama
likeness-reference = rujukan yang sama
likeness-transfer = nampaknya pemindahan yang sama, dengan nombor lain
likeness-looks-alike = rujukan yang hampir sama
outcome-reading = sedang dibaca
outcome-review = untuk disemak
outcome-approved = diluluskan
outcome-rejected = ditolak
outcome-asked-again = diminta yang lebih jelas

better-proof = Pengurus memerlukan gambar yang lebih jelas bagi bayaran anda untuk <b>{ $title }</b> ({ $reference }):
proof-example = Contohnya: skrin { $named ->
    [true] { $method }
   *[other] aplikasi anda
} sejurus selepas pemindahan, dari atas hingga bawah, dengan { $due }, akaun penerima, nombor rujukan, serta tarikh dan masa. Bukan foto telefon, dan tiada yang terpotong atau tertutup.
payment-undone = Bayaran anda sebanyak <b>{ $amount }</b> untuk <b>{ $title }</b> ({ $reference }) tidak dikira buat masa ini: pengurus menarik balik kelulusannya.{ $owes ->
    [true] { " " }Sehingga hal ini selesai, { $balance } masih terbuka.
   *[other] { "" }
}
payment-undone-next = Pengurus melihat bukti itu sekali lagi. Saya maklumkan hasilnya; anda tidak perlu membayar semula sekarang.
proof-assigned = Pengurus menyatakan bayaran anda adalah untuk { $reference } dalam <b>{ $title }</b>. Saya menyemaknya semula untuk itu.
gom-assigned-done = Bayaran ditimbang semula untuk { $reference } dalam <b>{ $title }</b>; keputusannya menyusul.
gom-asked-again-done = Pembeli { $reference } dalam <b>{ $title }</b> diminta menghantar gambar yang lebih jelas.
gom-undone = Ditarik balik: { $amount } daripada { $buyer } ({ $reference }, { $title }) tidak dikira lagi. Bukti menunggu anda semula.{ $gone ->
    [true] { " " }Bungkusan sudah dalam perjalanan.
   *[other] { "" }
}

refusal-approval-stands = Bayaran itu sudah diluluskan. Tarik balik kelulusannya dahulu.
refusal-order-of-another = Penyertaan itu dalam pesanan pengurus lain.
refusal-payment-not-counted = Bayaran itu tidak dikira untuk { $reference }: tiada yang perlu ditarik balik.
refusal-money-went-back = Wang untuk { $reference } sudah dipulangkan, jadi kelulusannya tidak boleh ditarik balik.
reason-unmatched = Wang dalam penyata pengurus rupanya bukan daripada anda.
