"""Files as wallets and banks of both countries write them, made up for the tests, and what is in each."""

from dataclasses import dataclass
from datetime import date

from gomflow_events.money import Currency

TODAY = date(2026, 11, 21)


@dataclass(frozen=True, slots=True)
class Sample:
    """A file, and its incoming lines: day, amount, a reference it has, who sent it."""

    name: str
    currency: Currency
    data: bytes
    lines: tuple[tuple[str, str, str, str], ...]
    outgoing: int
    skipped: int = 0
    certain: bool = True


GCASH = """GCash Transaction History
Account Number:,09171112222
Period:,2026-11-01 to 2026-11-20

Date and Time,Description,Reference No.,Debit,Credit,Balance
STARTING BALANCE,,,,,"1,200.00"
2026-11-03 09:14 AM,Transfer from 09181234567 to 09171112222,3021456789012,,850.00,"2,050.00"
2026-11-04 01:02 PM,Payment to Meralco,4001112223334,500.00,,"1,550.00"
2026-11-05 08:45 PM,"Received GCash from BPI with account ending in 8812",8800123456789,,"1,250.50","2,800.50"
ENDING BALANCE,,,,,"2,800.50"
Total Debit,500.00
Total Credit,"2,100.50"
"""

MAYA = """Date;Time;Transaction Type;Details;Reference ID;Amount;Status
11/18/2026;10:33 AM;Received Money;from ANA R. REYES;6A2B4C8D9E01;+850.00;Completed
11/18/2026;10:40 AM;Received Money;from LIZA CRUZ;6A2B4C8D9E02;+120.00;Failed
11/19/2026;7:12 PM;Send Money;to JUAN;6A2B4C8D9E03;-300.00;Completed
"""

BPI = """BANK OF THE PHILIPPINE ISLANDS
Account: XXXX-XXXX-88

"Transaction Date","Posting Date","Transaction Description","Check No.","Debit Amount","Credit Amount","Running Balance"
"Nov 02, 2026","Nov 02, 2026","INSTAPAY CREDIT REF 458812990012 MARIA SANTOS","","","PHP 2,970.00","PHP 12,970.00"
"Nov 03, 2026","Nov 04, 2026","ATM WITHDRAWAL","","PHP 1,000.00","","PHP 11,970.00"
"""

BDO = """Posting Date\tBranch\tDescription\tDebit\tCredit\tRunning Balance
13-Nov-26\tHO\tIB FUND TRANSFER FR 0012 REF IB20261113778\t\t450.00\t5,450.00
14-Nov-26\tHO\tSERVICE CHARGE\t25.00\t\t5,425.00
"""

UNIONBANK = """Petsa|Paglalarawan|Sanggunian|Halaga|Uri|Katayuan
11/15/2026|Padala mula kay JOSE RIZAL|UB9988776655|PHP 1,500.00|Credit|Tagumpay
11/16/2026|Bayad sa kuryente|UB9988776656|PHP 900.00|Debit|Tagumpay
"""

MAYBANK = """Maybank2u.com
Savings Account-i,514123456789
Nama: NUR AISYAH BINTI ALI

Tarikh Transaksi,Butiran Urusniaga,Amaun,Baki
13/11/2026,FUND TRANSFER TO A/ SITI AMINAH * 20261113MBBEMYKL010ORB12345678,85.00+,1085.00
14/11/2026,PEMBAYARAN BIL TNB,60.00-,1025.00
15/11/2026,DUITNOW QR MUHAMMAD HAFIZ * 20261115TNGDMYNB030QR00123456,"1,200.50+",2225.50
BAKI AKHIR,,,2225.50
"""

CIMB = """Date,Description,Reference No,Money Out,Money In,Balance
05/11/2026,DUITNOW TO ACCOUNT FROM AHMAD FAUZI,CIMB0511778899,,45.00,545.00
17/11/2026,TRANSFER TO LEE MEI,CIMB1711778899,20.00,,525.00
19/11/2026,DUITNOW TO ACCOUNT FROM LEE WEI LING,CIMB1911778800,,45.00,570.00
"""

TNG = """Transaction Date,Transaction Type,Amount (RM),Status,Reference No.,Details
20/11/2026 21:05,Receive from Wallet,RM45.00,Success,2026112010110000010000TNGOW3MY171234567,FARAH NADIA
20/11/2026 22:10,DuitNow QR Payment,RM12.50,Success,2026112010110000010000TNGOW3MY171234568,KEDAI RUNCIT
20/11/2026 22:30,Receive from Wallet,RM45.00,Pending,2026112010110000010000TNGOW3MY171234569,FARAH NADIA
"""

PUBLIC_BANK = """"Trans Date";"Description";"Ref";"Dr/Cr";"Amount"
"16.11.2026";"TSFR FUND CR-ATM/EFT";"123456789";"CR";"1.234,50"
"17.11.2026";"TSFR FUND DR";"123456790";"DR";"(200,00)"
"""

RHB = """Account Statement
Opening balance,,,100.00
Date,Sender Name,Recipient's Reference,Amount
18/11/2026,"Çelik, Zoë",PH-7K3Q9D2M 99887766,88.80 CR
19/11/2026,"Çelik, Zoë",PH-7K3Q9D2M 99887767,10.00 DR
"""

METROBANK = """Date,Description,Amount
20261112,"INSTAPAY FROM PEDRO PENDUKO 55667788990",600.00
20261113,"POS PURCHASE SM",-250.00
"""

SPREADSHEET = """sep=;
Tarikh;Keterangan;Kredit;Debit
18/11/2026;Terima daripada Siti Aminah;85,00;
19/11/2026;Bayaran;;12,00
"""

SAMPLES = (
    Sample(
        "gcash",
        Currency.PHP,
        b"\xef\xbb\xbf" + GCASH.encode(),
        (("2026-11-03", "850.00", "3021456789012", ""), ("2026-11-05", "1250.50", "8800123456789", "BPI")),
        outgoing=1,
    ),
    Sample(
        "maya",
        Currency.PHP,
        MAYA.encode(),
        (("2026-11-18", "850.00", "6A2B4C8D9E01", "ANA R. REYES"),),
        outgoing=1,
        skipped=1,
    ),
    Sample("bpi", Currency.PHP, BPI.encode(), (("2026-11-02", "2970.00", "458812990012", ""),), outgoing=1),
    Sample("bdo", Currency.PHP, BDO.encode(), (("2026-11-13", "450.00", "IB20261113778", ""),), outgoing=1),
    Sample(
        "unionbank",
        Currency.PHP,
        UNIONBANK.encode(),
        (("2026-11-15", "1500.00", "UB9988776655", "JOSE RIZAL"),),
        outgoing=1,
    ),
    Sample(
        "maybank",
        Currency.MYR,
        MAYBANK.encode(),
        (
            ("2026-11-13", "85.00", "20261113MBBEMYKL010ORB12345678", ""),
            ("2026-11-15", "1200.50", "20261115TNGDMYNB030QR00123456", ""),
        ),
        outgoing=1,
    ),
    Sample(
        "cimb",
        Currency.MYR,
        CIMB.encode("utf-16"),
        (
            ("2026-11-05", "45.00", "CIMB0511778899", "AHMAD FAUZI"),
            ("2026-11-19", "45.00", "CIMB1911778800", "LEE WEI LING"),
        ),
        outgoing=1,
    ),
    Sample(
        "tng",
        Currency.MYR,
        TNG.encode("utf-16-le"),
        (("2026-11-20", "45.00", "2026112010110000010000TNGOW3MY171234567", ""),),
        outgoing=1,
        skipped=1,
    ),
    Sample(
        "public_bank",
        Currency.MYR,
        PUBLIC_BANK.encode(),
        (("2026-11-16", "1234.50", "123456789", ""),),
        outgoing=1,
    ),
    Sample(
        "rhb",
        Currency.MYR,
        RHB.encode("cp1252"),
        (("2026-11-18", "88.80", "PH-7K3Q9D2M 99887766", "Çelik, Zoë"),),
        outgoing=1,
    ),
    Sample(
        "metrobank",
        Currency.PHP,
        METROBANK.encode("latin-1"),
        (("2026-11-12", "600.00", "55667788990", "PEDRO PENDUKO"),),
        outgoing=1,
    ),
    Sample(
        "spreadsheet",
        Currency.MYR,
        SPREADSHEET.replace("\n", "\r\n").encode(),
        (("2026-11-18", "85.00", "", "Siti Aminah"),),
        outgoing=1,
    ),
)
