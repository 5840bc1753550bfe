### What is wrong with an answer, and what to write instead, in Filipino.

problem-length = { $least } hanggang { $most } characters po dapat; { $length } ang naisulat mo.
problem-number = Pakisulat ng whole number mula { $least } hanggang { $most }.
problem-amount = Hindi ko maintindihan ang amount na iyan. Isulat nang ganito: 450 o 450.50.
problem-phone = Hindi iyan phone number ng Pilipinas o Malaysia. Isulat nang ganito: 0917 123 4567, 012-345 6789, o may +63 o +60.
problem-deadline = Hindi ko maintindihan ang petsang iyan. Isulat nang ganito: 25/12/2026 o 25/12/2026 18:00, o kung ilang araw pa (halimbawa: 7 araw).
problem-deadline-range = Hindi puwedeng lampas na ang deadline, at dapat nasa loob ito ng isang taon.
problem-items = Hindi ko maintindihan ang “{ $line }”. Isang item bawat linya, nasa dulo ang presyo: Version A - 450
problem-items-count = Pakisulat ng 1 hanggang 25 items, isa bawat linya.
problem-items-twice = May dalawang item na pareho ang pangalan. Bigyan ng sariling pangalan ang bawat isa.
problem-item = Walang item na “{ $said }”. Gamitin ang number nito sa listahan, gaya ng 2x 1.
problem-basket-empty = Wala ka pang napipili. Pindutin ang button sa bawat pirasong kukunin mo.
problem-currency = Pumili ng isa sa dalawang currency.
problem-choose-a-button = Pindutin ang isa sa mga button.
problem-maximum-below-minimum = Hindi puwedeng mas kaunti ang slots kaysa sa buyers na kailangan ng order: { $minimum }.
problem-account = Hindi ko maintindihan ang “{ $line }”. Isulat ang method, number at pangalan ng may-ari: { $example }
problem-accounts-count = Pakisulat ng 1 hanggang 10 accounts, isa bawat linya.
problem-method = Hindi ko kilala ang method sa “{ $line }”. Ito ang mga kilala ko: { $known }
problem-confirm = Pindutin ang button (o isulat ang “oo”) kung tama na lahat, bumalik para may baguhin, o i-cancel.

picture-too-large = Masyadong malaki ang file: hanggang 20 MB lang. Sapat na ang screenshot.
picture-not-a-picture = Hindi ko mabasa ang ganyang file. Mag-send ng screenshot na JPEG, PNG, WebP o HEIC, o PDF na resibo.
picture-damaged = Sira o putol ang file na iyan. Paki-send po ulit ang screenshot.
picture-too-many-pixels = Sobrang dami ng pixels ng picture na iyan. I-send ang screenshot na galing mismo sa phone mo.
picture-too-many-pages = May higit sa tatlong pahina ang PDF na iyan, kaya mukhang statement ito at hindi isang resibo. Pakisend ang resibo lang, o screenshot nito.
picture-too-many-pages-gom = May higit sa tatlong pahina ang PDF na iyan. Kung resibo ito, i-send ang pahina lang niyon, o screenshot. Kung sarili mong statement ito, i-download bilang CSV at iyon ang i-send.
picture-too-small = Masyadong maliit ang picture na iyan para mabasa. I-send ang screenshot na galing mismo sa phone mo.
picture-encrypted = May password ang PDF na iyan. I-send ito nang walang password, o screenshot na lang nito.
picture-gone = Wala na sa platform ang file na iyan. Paki-send po ulit.
problem-several-two = Pumili ng dalawa man lang, o bumalik at pumili ng isa.
problem-several-of-one-manager = Ang isang transfer ay para sa iisang manager, sa iisang pera. Pumili ng mga submission ng parehong manager.
problem-column = Pumindot ng column, o isulat ang numero nito, mula 1 hanggang { $most }.
problem-column-taken = Iba na ang laman ng column na iyan. Pumili ng iba.
problem-which-proof = { $found } proof ang naghihintay para sa submission na iyon. Piliin ang tinutukoy.
