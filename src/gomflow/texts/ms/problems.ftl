### What is wrong with an answer, and what to write instead, in Malay.

problem-length = Sila tulis { $least } hingga { $most } aksara; tadi ada { $length }.
problem-number = Sila tulis nombor bulat dari { $least } hingga { $most }.
problem-amount = Saya tidak faham jumlah itu. Tulis begini: 45 atau 45.50.
problem-phone = Itu bukan nombor telefon Malaysia atau Filipina. Tulis begini: 012-345 6789, 0917 123 4567, atau dengan +60 atau +63.
problem-deadline = Saya tidak faham tarikh itu. Tulis begini: 25/12/2026 atau 25/12/2026 18:00, atau bilangan hari (contohnya 7 hari).
problem-deadline-range = Tarikh tutup mesti pada masa hadapan, dan dalam masa setahun.
problem-items = Saya tidak faham “{ $line }”. Tulis satu barang setiap baris, dengan harganya di hujung: Versi A - 45
problem-items-count = Sila tulis 1 hingga 25 barang, satu setiap baris.
problem-items-twice = Dua barang mempunyai nama yang sama. Berikan nama yang berlainan.
problem-item = Tiada barang “{ $said }”. Gunakan nombornya dalam senarai, seperti 2x 1.
problem-basket-empty = Belum ada yang dipilih. Tekan satu butang untuk setiap unit yang anda ambil.
problem-currency = Sila pilih salah satu daripada dua mata wang itu.
problem-choose-a-button = Sila tekan salah satu butang.
problem-maximum-below-minimum = Tempat mesti sekurang-kurangnya sebanyak pembeli yang diperlukan: { $minimum }.
problem-account = Saya tidak faham “{ $line }”. Tulis kaedah, nombor dan pemilik: { $example }
problem-accounts-count = Sila tulis 1 hingga 10 akaun, satu setiap baris.
problem-method = Saya tidak kenal kaedah dalam “{ $line }”. Yang saya kenal: { $known }
problem-confirm = Tekan butang (atau tulis “ya”) jika semuanya betul, kembali untuk mengubah sesuatu, atau batalkan.

picture-too-large = Fail itu terlalu besar: hadnya 20 MB. Tangkapan skrin sudah memadai.
picture-not-a-picture = Saya tidak dapat membaca fail jenis itu. Hantar tangkapan skrin JPEG, PNG, WebP atau HEIC, atau resit PDF.
picture-damaged = Fail itu rosak atau terpotong. Sila hantar semula tangkapan skrin.
picture-too-many-pixels = Gambar itu mempunyai terlalu banyak piksel. Hantar tangkapan skrin asal daripada telefon anda.
picture-too-many-pages = PDF itu mempunyai lebih daripada tiga halaman, jadi nampaknya ia penyata dan bukan satu resit. Sila hantar resit itu sahaja, atau tangkapan skrinnya.
picture-too-many-pages-gom = PDF itu mempunyai lebih daripada tiga halaman. Jika ia resit, hantar halamannya sahaja, atau tangkapan skrin. Jika ia penyata anda sendiri, muat turun sebagai CSV dan hantar fail itu.
picture-too-small = Gambar itu terlalu kecil untuk dibaca. Hantar tangkapan skrin asal daripada telefon anda.
picture-encrypted = PDF itu dikunci dengan kata laluan. Hantar tanpa kata laluan, atau hantar tangkapan skrinnya.
picture-gone = Fail itu tiada lagi di platform. Sila hantar semula.
problem-several-two = Pilih sekurang-kurangnya dua, atau kembali dan pilih satu.
problem-several-of-one-manager = Satu pemindahan pergi kepada satu pengurus, dalam satu mata wang. Pilih penyertaan pengurus yang sama.
problem-column = Sila tekan satu lajur, atau tulis nombornya, dari 1 hingga { $most }.
problem-column-taken = Lajur itu sudah mengandungi perkara lain. Pilih yang lain.
problem-which-proof = { $found } bukti menunggu bagi penyertaan itu. Pilih yang dimaksudkan.
