### Mga statement: file at abiso ng sariling wallet o bangko ng GOM, at kung ano ang kinalabasan.

statement-taken = Binabasa ko na ang statement mo sa { $bank }. Sandali lang po.
statement-empty = Walang laman ang file. I-download muli ang statement bilang CSV.
statement-too-large = Masyadong malaki ang file: hanggang { $megabytes } MB lang. Ipadala ang statement nang paunti-unti, halimbawa isang buwan bawat file.
statement-too-many-rows = Masyadong maraming row ang file: hanggang { $most } lang. Ipadala ang statement nang paunti-unti, halimbawa isang buwan bawat file.
statement-spreadsheet = Spreadsheet iyan na hindi ko mabasa. I-save bilang CSV at iyon ang ipadala.
statement-pdf = PDF iyan na hindi ko mabasa bilang statement. I-download ang statement bilang CSV at iyon ang ipadala.
statement-picture = Larawan iyan na hindi ko mabasa bilang statement. I-download ang statement bilang CSV at iyon ang ipadala.
statement-binary = Hindi ko mabasa ang file na iyan. I-download ang statement bilang CSV at iyon ang ipadala.
statement-no-table = Wala akong makitang talahanayan sa file. I-download ang statement bilang CSV at iyon ang ipadala.
statement-no-columns = Hindi ko makita ang mga column sa file: kailangan ng isa para sa petsa at isa para sa halaga. Ipadala ang file na gawa mismo ng bangko.
statement-no-rows = Wala akong makitang row na may petsa at halaga sa file. Ipadala ang file na gawa mismo ng bangko.
statement-gone = Wala na sa akin ang file. Pakipadala muli.
statement-bank-unknown = Wala akong kilalang bangko na “{ $said }”. Ang kilala ko: { $known }
statement-bank-missing = Sabihin kung sa aling bangko ang file na ito: { $banks }
statement-doubtful = Mahigit sa isang paraan mababasa ang mga column ng file. Sabihin kung alin ang ibig sabihin ng unang linya: { $ways }
statement-no-money = Walang sinasabi ang tekstong iyan tungkol sa perang pumasok sa iyo.
statement-unreadable = Hindi nabasa ang statement mo sa { $bank }: walang naipasok. Pakipadala muli.
ask-statement-bank = Alin sa mga account mo ang pinanggalingan nito?
ask-statement-way = Mahigit sa isang paraan mababasa ang mga column ng file. Alin ang ibig sabihin ng unang linya? Tatandaan ko ito para sa { $bank }.
ask-statement-date = Hindi ko matukoy nang mag-isa kung ano ang laman ng mga column ng file na ito. Narito ang mga iyon, kasama ang laman ng mga unang row. Alin ang may petsa? Pindutin ito, o isulat ang numero nito. Tatandaan ko ang sagot mo para sa { $bank }.
ask-statement-came = Alin ang may perang pumasok? Kung iisa ang column ng pumasok at lumabas, iyon ang piliin.
ask-statement-went = Alin ang may perang lumabas?
ask-statement-number = Alin ang may reference number?
ask-statement-sender = Alin ang nagsasabi kung sino ang nagpadala ng pera?
ask-statement-check = Kung gayon, { $incoming ->
    [1] isang row
   *[other] { $incoming } row
} ng perang pumasok ang nabasa ko, at { $outgoing } ng perang lumabas. Iyan ba ang sinasabi ng una?
ask-statement-check-none = Kapag ganyan ang basa, walang row na may petsa at perang pumasok. Pakisabi ulit kung ano ang laman ng mga column.
statement-column = { $number }. { $has-name ->
    [true] <b>{ $name }</b>: { $shows }
   *[other] { $shows }
}
button-column-same = Iyon din
button-column-none = Wala sa mga ito
button-columns-again = Hindi, sasabihin ko ulit
button-columns-myself = Wala rito: ako ang magsasabi
statement-line = { $day } · { $amount }{ $has-sender ->
    [true] { " " }· { $sender }
   *[other] { "" }
}

report-head = <b>Statement sa { $bank }</b>
report-rows = { $rows ->
    [1] Isang row ang nabasa
   *[other] { $rows } row ang nabasa
}: { $new } ang bago, { $known } ang alam ko na, { $outgoing } ang perang lumabas.
report-skipped = { $skipped ->
    [1] Isang row ang hindi isinama
   *[other] { $skipped } row ang hindi isinama
}: { $why }
report-settled = { $count ->
    [1] <b>Isang bayad</b> na nire-review ang naayos na.
   *[other] <b>{ $count } bayad</b> na nire-review ang naayos na.
}
report-confirmed = { $count ->
    [1] Isang aprubadong bayad ang nakumpirma.
   *[other] { $count } aprubadong bayad ang nakumpirma.
}
report-nothing = Walang bayad na naayos o nakumpirma nito.
report-differing = <b>Ibang halaga ang dumating:</b>
report-differs = · { $reference }: binilang { $counted }, dumating { $arrived }
report-missing = <b>Aprubado, pero wala sa statement mo ang pera:</b>
report-unclear = <b>Mahigit sa isang bayad ang maaaring tinutukoy ng isang linya. Ikaw po ang magpasya:</b>
report-payment = · { $reference } · { $amount }
report-unclaimed = <b>Perang walang umaangkin:</b>
report-more = · at { $count } pa
report-told = <b>{ $bank }</b>: { $line }
report-told-settled = Naayos nito ang { $reference }.
report-told-confirmed = Kinumpirma nito ang { $reference }.
report-told-unclaimed = Wala pang bayad na umaangkin nito. Titingnan ko ulit sa bawat proof na darating.
report-told-known = Alam ko na ito.
skip-date = hindi mabasa ang petsa
skip-amount = hindi mabasa ang halaga
skip-direction = hindi sinasabi kung pumasok o lumabas ang pera
skip-not-completed = hindi pa tapos
skip-currency = ibang salapi
skip-in-the-future = nasa hinaharap

payment-missing = Kumpleto ang statement mo sa { $bank } hanggang { $until }, at wala roon ang pera para sa { $reference }. Binibilang pa rin ito: kung hindi ito dumating, bawiin ang pag-apruba.
payment-differs = { $arrived } ang nasa statement mo sa { $bank } para sa { $reference }, at hindi { $counted }.
statements-none = Wala ka pang naipapadalang statement. Ipadala rito ang CSV file ng wallet o bangko mo, o i-forward ang mga mensahe nito tungkol sa perang pumasok: ikukumpara ko sa mga bayad.
statements-head = <b>Ang mga statement mo</b>
statements-covered = { $bank }: { $since } hanggang { $until }
button-match = I-match
button-unmatch = Hindi ito ang bayad
button-confirm-unmatch = Oo, alisin ang linya
button-account-unknown = Hindi ko alam
command-match = sabihin kung kaninong bayad ang isang linya ng statement
match-which = Kaninong bayad ito? Narito ang pinakabagong perang walang umaangkin.
match-none = Lahat ng pera sa mga statement mo ay may bayad na, o naitabi na.
match-nowhere = Walang bayad o submission sa mga order mo na maaaring ito.
unmatch-which = Aling linya ang hindi pera ng bayad nito? Narito ang mga pinakabago.
unmatch-none = Walang linya sa mga statement mo ang pera ng isang bayad.
ask-match-candidate = { $line } ({ $bank }): kaninong bayad ito? Ang ✓ ay may naipadalang proof. Pumili, o isulat ang reference o pangalan ng buyer.
confirm-unmatch = Ang { $line } ay hindi pera ng { $reference }.
confirm-unmatch-settled = Kinilala ang bayad dahil sa linyang ito. Kapag inalis ang linya, babawiin din ang approval, at sasabihan ang buyer.
confirm-unmatch-counts = Mananatiling kinikilala ang bayad kahit wala ang linya.
gom-matched = Ang { $amount } sa statement mo ay bayad para sa { $reference } sa <b>{ $title }</b>.
gom-unmatched = Hindi na ang linya ang bayad para sa { $reference } sa <b>{ $title }</b>: wala nang umaangkin dito.
statement-withdrawn = Binawi ang statement: { $lines ->
   *[other] { $lines } linya ang inalis
}. Naghihintay ulit sa iyo ang mga na-settle nito.
ask-statement-account = Marami kang account sa { $bank }. Alin ang sa statement na ito? Kung hindi, hindi ko masasabi kung may kulang na pera.
statement-account-unclear = Marami kang account sa { $bank }, at walang nagsabi kung alin ang sa file na ito: kaya wala itong minamarkahang kulang. I-send ulit, at sabihin kung alin.
statement-account-unknown = Wala kang account na { $said } doon. Ang alam ko: { $accounts }
statement-columns-needed = Sabihin kung aling column ang petsa, at alin ang perang pumasok o ang halaga.
