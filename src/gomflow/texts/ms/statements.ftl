### Penyata: fail dan pemberitahuan e-dompet atau bank GOM sendiri, dan hasilnya.

statement-taken = Saya sedang membaca penyata { $bank } anda. Sekejap ya.
statement-empty = Fail itu kosong. Muat turun penyata sekali lagi sebagai CSV.
statement-too-large = Fail itu terlalu besar: hadnya { $megabytes } MB. Hantar penyata sedikit demi sedikit, contohnya satu bulan setiap fail.
statement-too-many-rows = Fail itu terlalu banyak baris: hadnya { $most }. Hantar penyata sedikit demi sedikit, contohnya satu bulan setiap fail.
statement-spreadsheet = Itu hamparan yang tidak dapat saya baca. Simpan sebagai CSV dan hantar fail itu.
statement-pdf = Itu PDF yang tidak dapat saya baca sebagai penyata. Muat turun penyata sebagai CSV dan hantar fail itu.
statement-picture = Itu gambar yang tidak dapat saya baca sebagai penyata. Muat turun penyata sebagai CSV dan hantar fail itu.
statement-binary = Saya tidak dapat membaca fail itu. Muat turun penyata sebagai CSV dan hantar fail itu.
statement-no-table = Saya tidak menemui jadual dalam fail itu. Muat turun penyata sebagai CSV dan hantar fail itu.
statement-no-columns = Saya tidak menemui lajur dalam fail itu: perlu ada satu untuk tarikh dan satu untuk amaun. Hantar fail seperti yang dibuat oleh bank.
statement-no-rows = Saya tidak menemui baris dengan tarikh dan amaun dalam fail itu. Hantar fail seperti yang dibuat oleh bank.
statement-gone = Fail itu sudah tiada pada saya. Sila hantar sekali lagi.
statement-bank-unknown = Saya tidak kenal bank bernama “{ $said }”. Yang saya kenal: { $known }
statement-bank-missing = Nyatakan fail ini daripada bank mana: { $banks }
statement-doubtful = Lajur fail ini boleh dibaca dengan lebih daripada satu cara. Nyatakan maksud baris pertama: { $ways }
statement-no-money = Teks itu tidak menyatakan wang yang masuk kepada anda.
statement-unreadable = Penyata { $bank } anda tidak dapat dibaca: tiada apa-apa yang direkodkan. Sila hantar sekali lagi.
ask-statement-bank = Daripada akaun anda yang mana ini?
ask-statement-way = Lajur fail ini boleh dibaca dengan lebih daripada satu cara. Yang mana maksud baris pertama? Saya akan ingat untuk { $bank }.
ask-statement-date = Saya tidak dapat mengetahui sendiri apa isi lajur-lajur fail ini. Inilah lajurnya, dengan isi baris-baris pertama. Yang manakah tarikh? Tekan lajur itu, atau tulis nombornya. Saya akan ingat jawapan anda untuk { $bank }.
ask-statement-came = Yang manakah wang masuk? Jika wang masuk dan keluar dalam satu lajur, pilih lajur itu.
ask-statement-went = Yang manakah wang keluar?
ask-statement-number = Yang manakah nombor rujukan?
ask-statement-sender = Yang manakah menyatakan siapa yang menghantar wang?
ask-statement-check = Jadi saya membaca { $incoming ->
    [1] satu baris
   *[other] { $incoming } baris
} wang masuk, dan { $outgoing } wang keluar. Adakah itu yang dikatakan oleh baris pertama?
ask-statement-check-none = Jika dibaca begitu, tiada baris yang mempunyai tarikh dan wang masuk. Sila nyatakan semula apa isi lajur-lajur itu.
statement-column = { $number }. { $has-name ->
    [true] <b>{ $name }</b>: { $shows }
   *[other] { $shows }
}
button-column-same = Lajur yang sama
button-column-none = Tiada
button-columns-again = Tidak, saya nyatakan semula
button-columns-myself = Bukan ini: saya nyatakan sendiri
statement-line = { $day } · { $amount }{ $has-sender ->
    [true] { " " }· { $sender }
   *[other] { "" }
}

report-head = <b>Penyata { $bank }</b>
report-rows = { $rows ->
    [1] Satu baris dibaca
   *[other] { $rows } baris dibaca
}: { $new } baharu, { $known } sudah diketahui, { $outgoing } wang keluar.
report-skipped = { $skipped ->
    [1] Satu baris ditinggalkan
   *[other] { $skipped } baris ditinggalkan
}: { $why }
report-settled = { $count ->
    [1] <b>Satu bayaran</b> yang disemak telah selesai.
   *[other] <b>{ $count } bayaran</b> yang disemak telah selesai.
}
report-confirmed = { $count ->
    [1] Satu bayaran yang diluluskan telah disahkan.
   *[other] { $count } bayaran yang diluluskan telah disahkan.
}
report-nothing = Tiada bayaran yang selesai atau disahkan olehnya.
report-differing = <b>Amaun lain yang masuk:</b>
report-differs = · { $reference }: dikira { $counted }, masuk { $arrived }
report-missing = <b>Diluluskan, tetapi wangnya tiada dalam penyata anda:</b>
report-unclear = <b>Satu baris boleh bermaksud lebih daripada satu bayaran. Sila tentukan:</b>
report-payment = · { $reference } · { $amount }
report-unclaimed = <b>Wang yang tiada siapa tuntut:</b>
report-more = · dan { $count } lagi
report-told = <b>{ $bank }</b>: { $line }
report-told-settled = Ia menyelesaikan { $reference }.
report-told-confirmed = Ia mengesahkan { $reference }.
report-told-unclaimed = Belum ada bayaran yang menuntutnya. Saya akan semak lagi pada setiap bukti yang tiba.
report-told-known = Saya sudah tahu tentangnya.
skip-date = tarikh tidak dapat dibaca
skip-amount = amaun tidak dapat dibaca
skip-direction = tidak dinyatakan sama ada wang masuk atau keluar
skip-not-completed = belum selesai
skip-currency = mata wang lain
skip-in-the-future = pada masa hadapan

payment-missing = Penyata { $bank } anda lengkap hingga { $until }, dan tiada wang untuk { $reference }. Ia masih dikira: jika wang itu tidak masuk, tarik balik kelulusan.
payment-differs = Penyata { $bank } anda mencatat { $arrived } untuk { $reference }, bukan { $counted }.
statements-none = Anda belum menghantar penyata. Hantar fail CSV e-dompet atau bank anda di sini, atau majukan mesejnya tentang wang yang masuk: saya bandingkan dengan bayaran.
statements-head = <b>Penyata anda</b>
statements-covered = { $bank }: { $since } hingga { $until }
button-match = Padankan
button-unmatch = Bukan bayaran ini
button-confirm-unmatch = Ya, lepaskan baris ini
button-account-unknown = Saya tidak tahu
command-match = nyatakan bayaran siapa satu baris penyata
match-which = Bayaran siapakah ini? Ini wang terkini yang tidak dituntut sesiapa.
match-none = Semua wang dalam penyata anda sudah ada bayarannya, atau diketepikan.
match-nowhere = Tiada bayaran atau penyertaan dalam pesanan anda yang mungkin ini.
unmatch-which = Baris manakah bukan wang bagi bayarannya? Ini yang terkini.
unmatch-none = Tiada baris dalam penyata anda yang menjadi wang bagi bayaran.
ask-match-candidate = { $line } ({ $bank }): bayaran siapakah ini? ✓ ialah bukti yang telah dihantar. Tekan satu, atau tulis rujukan atau nama pembeli.
confirm-unmatch = { $line } bukan wang bagi { $reference }.
confirm-unmatch-settled = Bayaran ini dikira kerana baris ini. Jika baris dilepaskan, kelulusannya turut ditarik balik dan pembeli dimaklumkan.
confirm-unmatch-counts = Bayaran ini terus dikira tanpa baris ini.
gom-matched = { $amount } dalam penyata anda ialah bayaran untuk { $reference } dalam <b>{ $title }</b>.
gom-unmatched = Baris ini bukan lagi bayaran untuk { $reference } dalam <b>{ $title }</b>: tiada sesiapa menuntutnya.
statement-withdrawn = Penyata ditarik balik: { $lines ->
   *[other] { $lines } baris dikeluarkan
}. Apa yang diselesaikannya menunggu anda semula.
ask-statement-account = Anda ada beberapa akaun di { $bank }. Penyata ini milik akaun yang mana? Jika tidak, saya tidak dapat mengesan wang yang tidak sampai.
statement-account-unclear = Anda ada beberapa akaun di { $bank }, dan tiada sesiapa menyatakan fail ini milik akaun yang mana: maka tiada yang ditanda tidak sampai. Hantar semula dan nyatakan yang mana.
statement-account-unknown = Anda tiada akaun { $said } di situ. Yang saya tahu: { $accounts }
statement-columns-needed = Nyatakan lajur tarikh, dan lajur wang masuk atau jumlah.
