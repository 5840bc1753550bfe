### Orders and submissions, as they are shown, in Malay.

state-draft = draf
state-open = dibuka
state-closed = ditutup
state-ordered = sudah dibeli
state-shipped = sudah dihantar
state-completed = selesai
state-cancelled = dibatalkan

status-waitlisted = dalam senarai menunggu
status-offered = tempat ditawarkan
status-awaiting-payment = menunggu bayaran
status-proof-received = bukti sedang dibaca
status-under-review = bukti sedang disemak
status-rejected = bukti tidak diterima
status-partly-paid = dibayar sebahagian
status-paid = sudah dibayar
status-shipped = sudah dihantar
status-received = sudah diterima
status-expired = luput
status-cancelled = dibatalkan
status-refund-due = menunggu bayaran balik
status-refunded = sudah dibayar balik

orders-none = Tiada pesanan yang dibuka buat masa ini.
orders-none-found = Tiada pesanan dibuka dengan “{ $query }” dalam tajuknya.
orders-head = <b>Pesanan dibuka</b>{ $pages ->
    [1] { "" }
   *[other] { " " }(halaman { $page } daripada { $pages })
}
orders-entry = <b>{ $title }</b> · <code>{ $code }</code>
    dari { $price } · { $limited ->
    [true] { $buyers } daripada { $places } tempat diambil
   *[other] { $buyers } pembeli
} · sehingga { $deadline }
order-gone = Saya tidak dapat menemuinya lagi.
order-head = <b>{ $title }</b> · <code>{ $code }</code>
order-about = Status: <b>{ $state }</b>
    Pembeli: <b>{ $buyers }</b>{ $limited ->
    [true] { " " }daripada { $maximum } tempat
   *[other] { "" }
}, diperlukan: { $minimum }{ $waiting ->
    [0] { "" }
   *[other] , menunggu giliran: { $waiting }
}
    Sehingga: <b>{ $deadline }</b>{ $has-fee ->
    [true] { "" }
    Penghantaran: { $fee }
   *[other] { "" }
}
order-is-full = Semua tempat dalam <b>{ $title }</b> sudah diambil. Anda boleh menyertai senarai menunggu: apabila ada tempat kosong, orang pertama dalam giliran ditanya.
mine-none = Anda belum menyertai sebarang pesanan.
mine-head = { $submissions ->
    [1] <b>Penyertaan anda</b>
   *[other] <b>{ $submissions } penyertaan anda</b>
}
mine-entry = <b>{ $title }</b> · <code>{ $reference }</code>
    { $status } · { $total }
submission-head = <b>{ $title }</b> · <code>{ $reference }</code>
submission-already = Anda sudah menyertai pesanan ini:
submission-about = Status: <b>{ $status }</b>
    Jumlah: { $total }, dibayar: { $paid }{ $owes ->
    [true] { "" }
    Masih perlu dibayar: <b>{ $balance }</b>
   *[other] { "" }
}{ $has-credit ->
    [true] { "" }
    Terlebih bayar: { $credit }. Pengurus sudah tahu.
   *[other] { "" }
}{ $has-refund ->
    [true] { "" }
    Akan dipulangkan kepada anda: <b>{ $refund }</b>
   *[other] { "" }
}
waitlist-position = Anda nombor { $position } dalam giliran.
offer-until = Tempat ini milik anda jika anda mengambilnya sebelum { $until }.
parcel = Kurier: { $courier }{ $has-tracking ->
    [true] , nombor penjejakan <code>{ $tracking }</code>
   *[other] { "" }
}
pay-head = Sila bayar <b>{ $balance }</b> untuk <b>{ $title }</b> ({ $reference }) ke salah satu akaun ini:
pay-then = Kemudian hantar tangkapan skrin bayaran di sini, dengan nombor rujukan kelihatan padanya.
placed-head = Anda sudah menyertai: <b>{ $title }</b>
    Rujukan anda: <code>{ $reference }</code>
placed-due = Sila bayar <b>{ $total }</b> sebelum { $deadline } ke salah satu akaun ini:
send-the-proof = Sila hantar tangkapan skrin untuk <code>{ $reference }</code> sekarang.
no-payment-awaited = Terima kasih, tetapi buat masa ini tiada bayaran anda yang ditunggu, jadi gambar itu tidak saya simpan.
cannot-change = <code>{ $reference }</code> tidak boleh diubah lagi.
withdraw-sure = Adakah anda mahu menarik diri daripada <b>{ $title }</b> ({ $reference })?{ $has-paid ->
    [true] { " " }Bayaran anda, { $paid }, perlu dipulangkan kepada anda.
   *[other] { "" }
}
close-below-minimum = <b>{ $title }</b> { $buyers ->
    [0] belum ada pembeli
    [1] ada seorang pembeli
   *[other] ada { $buyers } pembeli
}; { $minimum } diperlukan. Bagaimanakah hendak diteruskan?
manage-none = Anda belum ada pesanan.
manage-head = { $orders ->
    [1] <b>Pesanan anda</b>
   *[other] <b>{ $orders } pesanan anda</b>
}
manage-entry = <b>{ $title }</b> · <code>{ $code }</code> · { $state }
    { $buyers } pembeli (perlu { $minimum }) · { $paid } diterima{ $review ->
    [0] { "" }
   *[other] { " " }· { $review } bukti untuk disemak
} · sehingga { $deadline }
submissions-none = Belum ada yang menyertai <b>{ $title }</b>.
submissions-head = <b>{ $title }</b>: { $submissions } penyertaan, { $paid } sudah dibayar penuh{ $pages ->
    [1] { "" }
   *[other] { " " }(halaman { $page } daripada { $pages })
}
submissions-entry = <code>{ $reference }</code> { $buyer } · { $pieces } unit · { $paid } daripada { $total } · { $status }
