"""More layouts of statements: headers as banks, and programs that read their files, are publicly known to have."""

from gomflow.testing.statements import Sample
from gomflow_events.money import Currency

LAYOUTS: tuple[Sample, ...] = (
    Sample(
        "bdo-since-2025",
        Currency.PHP,
        b"\n".join(
            (
                (
                    b"Account number(BBAN),Account name,Account currency,Book date,Value date,Amount,"
                    b"Credit/debit indicator,Description,Reference number"
                ),
                (
                    b'001234567890,MARA SANTOS,PHP,18-11-2026,18-11-2026,"1,250.00",Credit,'
                    b'"INSTAPAY FR ANA REYES",BN2026111812345678'
                ),
                b"001234567890,MARA SANTOS,PHP,19-11-2026,19-11-2026,300.00,Debit,ATM WITHDRAWAL,",
            )
        ),
        (("2026-11-18", "1250.00", "BN2026111812345678", ""),),
        outgoing=1,
    ),
    Sample(
        "bdo-until-2025",
        Currency.PHP,
        b"\n".join(
            (
                b"Account Number:,001234567890,,,,",
                b"Account Type:,Savings,,,,",
                b'From,"Nov 01, 2026",To,"Nov 20, 2026",,',
                b",,,,,",
                b"Posting Date,Branch,Description,Debit Amount,Credit Amount,Running Balance",
                b'"Nov 18, 2026",0123,IBFT CR ANA REYES 100234567812,,"1,250.00","9,250.00"',
                b'"Nov 19, 2026",0123,POS PURCHASE,300.00,,"8,950.00"',
                b"*** END OF REPORT ***,,,,,",
            )
        ),
        (("2026-11-18", "1250.00", "100234567812", ""),),
        outgoing=1,
    ),
    Sample(
        "maybank",
        Currency.MYR,
        b"\n".join(
            (
                b"Account Number : 512345678901",
                b"Entry Date,Value Date,Transaction Description,Transaction Amount,Statement Balance",
                b'18/11/2026,18/11/2026,FUND TRANSFER TO A/ ANA BINTI ALI * 1234567890,78.00+,"1,078.00"',
                b'19/11/2026,19/11/2026,DUITNOW QR-,20.00-,"1,058.00"',
            )
        ),
        (("2026-11-18", "78.00", "1234567890", ""),),
        outgoing=1,
    ),
    Sample(
        "cimb",
        Currency.MYR,
        b"\n".join(
            (
                b"Date,Description,Cheque / Ref No,Withdrawal,Deposits,Tax,Balance in Account",
                b'18 Nov 2026,DUITNOW TRANSFER FROM NUR AISYAH,20261118CIBBMYKL010ORM12345678,,85.50,0.00,"1,085.50"',
                b'19 Nov 2026,CARD PURCHASE,,12.00,,0.00,"1,073.50"',
            )
        ),
        (("2026-11-18", "85.50", "20261118CIBBMYKL010ORM12345678", "NUR AISYAH"),),
        outgoing=1,
    ),
    Sample(
        "public-bank",
        Currency.MYR,
        b"\n".join(
            (
                b"Transaction Date,Transaction Description,Cheque No.,Debit (RM),Credit (RM),Statement Balance (RM)",
                b"18/11/2026,DEP-ECP 123456 NUR AISYAH,,,85.50,1085.50",
                b"19/11/2026,DR-ECP 99887766 SHOP,,12.00,,1073.50",
            )
        ),
        (("2026-11-18", "85.50", "", ""),),
        outgoing=1,
    ),
    Sample(
        "hong-leong",
        Currency.MYR,
        b"\n".join(
            (
                b"Account No.,12345678901",
                b"Transaction Date,Description,Ref/Cheque No,Withdrawal(RM),Deposit(RM),Balance(RM)",
                b'18-11-2026,Instant Transfer NUR AISYAH,IT20261118001,,85.50,"1,085.50"',
                b'19-11-2026,Bill,,12.00,,"1,073.50"',
            )
        ),
        (("2026-11-18", "85.50", "IT20261118001", ""),),
        outgoing=1,
    ),
    Sample(
        "rhb",
        Currency.MYR,
        b"\n".join(
            (
                (
                    b"DATE,BRANCH,DESCRIPTION,SENDER'S / BENEFICIARY'S NAME,"
                    b"RECIPIENT REFERENCE / REFERENCE NUMBER,OTHER DETAILS,DEBIT (DR),CREDIT (CR),BALANCE"
                ),
                (
                    b"18-11-2026,123,RPP INWARD INST TRF CR,NUR AISYAH,PAYMENT PH-7K3Q9D2M,"
                    b'20261118RHBBMYKL040OCR12345678,,85.50,"1,085.50"'
                ),
                b'19-11-2026,123,POS DEBIT,,,,12.00,,"1,073.50"',
            )
        ),
        (("2026-11-18", "85.50", "20261118RHBBMYKL040OCR12345678", "NUR AISYAH"),),
        outgoing=1,
    ),
    Sample(
        "unionbank",
        Currency.PHP,
        b"\n".join(
            (
                (
                    b"Transaction Date,Posted Date,Transaction ID,Transaction Description,"
                    b"Check Number,Debit,Credit,Ending Balance,Reference Number,Remarks,Branch,"
                    b"Sender Name,Sender Address"
                ),
                (
                    b'2026-11-18T10:20:30.000,2026-11-18,UB123456,Online Fund Transfer,,,"1,250.00",'
                    b'"9,250.00",100234567812,,,ANA REYES,'
                ),
                b'2026-11-19T10:20:30.000,2026-11-19,UB123457,Bills Payment,,300.00,,"8,950.00",100234567813,,,,',
            )
        ),
        (("2026-11-18", "1250.00", "100234567812", "ANA REYES"),),
        outgoing=1,
    ),
    Sample(
        "metrobank",
        Currency.PHP,
        b"\n".join(
            (
                b"Date,Description,Check No.,Debit,Credit,Balance",
                b'11/18/2026,CR MEMO INSTAPAY ANA REYES,,,"1,250.00","9,250.00"',
                b'11/19/2026,DR MEMO,,300.00,,"8,950.00"',
            )
        ),
        (("2026-11-18", "1250.00", "", ""),),
        outgoing=1,
    ),
    Sample(
        "bpi",
        Currency.PHP,
        b"\n".join(
            (
                b"Account Number,XXXXXX1234,,,,",
                b"Transaction Date,Reference No.,Particulars,Debit,Credit,Running Balance",
                b'11/18/2026,20261118ABC12345,INSTAPAY TRANSFER FROM ANA REYES,,"1,250.00","9,250.00"',
                b'11/19/2026,20261119ABC12345,FUND TRANSFER,300.00,,"8,950.00"',
            )
        ),
        (("2026-11-18", "1250.00", "20261118ABC12345", "ANA REYES"),),
        outgoing=1,
    ),
    Sample(
        "maya",
        Currency.PHP,
        b"\n".join(
            (
                b"Date,Time,Description,Reference ID,Amount,Running balance",
                b'"Nov 18, 2026",10:33 AM,Received money from ANA R. REYES,AB12CD34EF56,"+1,250.00","1,250.00"',
                b'"Nov 19, 2026",10:33 AM,Sent money to X,AB12CD34EF57,-300.00,950.00',
            )
        ),
        (("2026-11-18", "1250.00", "AB12CD34EF56", "ANA R. REYES"),),
        outgoing=1,
    ),
    Sample(
        "gcash",
        Currency.PHP,
        b"\n".join(
            (
                b"GCash Transaction History",
                b"2026-11-01 to 2026-11-20,",
                b"Date and Time,Description,Reference No.,Debit,Credit,Balance",
                b"STARTING BALANCE,,,,,100.00",
                b"2026-11-18 09:14 AM,Transfer from 09171234567 to 09179876543,3021456789012,,850.00,950.00",
                b"2026-11-19 09:14 AM,Payment to Shop,3021456789013,50.00,,900.00",
                b"ENDING BALANCE,,,,,900.00",
                b"Total Debit,50.00,Total Credit,850.00,,",
            )
        ),
        (("2026-11-18", "850.00", "3021456789012", ""),),
        outgoing=1,
    ),
    Sample(
        "sums-above-the-table",
        Currency.PHP,
        b"\n".join(
            (
                b'Statement Date,11/20/2026,Total Credit,"1,250.00"',
                b"Date,Details,Debit,Credit",
                b'11/18/2026,FROM ANA REYES 100234567812,,"1,250.00"',
                b"11/19/2026,X,300.00,",
            )
        ),
        (("2026-11-18", "1250.00", "100234567812", "ANA REYES"),),
        outgoing=1,
    ),
    Sample(
        "tng-by-its-balance",
        Currency.MYR,
        b"\n".join(
            (
                b"Date,Status,Transaction Type,Reference,Description,Details,Amount (RM),Wallet Balance",
                b"18/11/2026,Success,Receive from Wallet,20261118123456789,NUR AISYAH,,RM85.50,RM185.50",
                b"19/11/2026,Success,DuitNow QR TNGD,20261119123456789,KEDAI,,RM12.00,RM173.50",
            )
        ),
        (("2026-11-18", "85.50", "20261118123456789", ""),),
        outgoing=1,
    ),
    Sample(
        "brackets",
        Currency.PHP,
        b"\n".join(
            (
                b"Date|Details|Amount (PHP)",
                b'18-Nov-26|FROM ANA REYES|"1,250.00"',
                b"19-Nov-26|X|(300.00)",
            )
        ),
        (("2026-11-18", "1250.00", "", "ANA REYES"),),
        outgoing=1,
    ),
    Sample(
        "drcr-suffix",
        Currency.MYR,
        b"\n".join(
            (
                b"Trx Date\tDescription\tAmount\tBalance",
                b"18Nov2026\tFROM NUR AISYAH\t85.50 CR\t1,000.00 CR",
                b"19Nov2026\tX\t12.00 DR\t988.00 CR",
            )
        ),
        (("2026-11-18", "85.50", "", "NUR AISYAH"),),
        outgoing=1,
    ),
    Sample(
        "seabank",
        Currency.PHP,
        b"\n".join(
            (
                b"Transaction Date,Transaction Type,Details,Money In (PHP),Money Out (PHP),Balance (PHP)",
                b'18 Nov 2026,Real-time transfer,From ANA REYES GXI,"1,250.00",,"9,250.00"',
                b'19 Nov 2026,Transfer,To X,,300.00,"8,950.00"',
            )
        ),
        (("2026-11-18", "1250.00", "", "ANA REYES GXI"),),
        outgoing=1,
    ),
    Sample(
        "spaces-and-a-typographic-minus",
        Currency.PHP,
        b"\n".join(
            (
                b"Date,Description,Amount",
                b'18 Nov 2026,FROM ANA,"1 250,00"',
                b'19 Nov 2026,X,"\xe2\x88\x92300,00"',
            )
        ),
        (("2026-11-18", "1250.00", "", "ANA"),),
        outgoing=1,
    ),
    Sample(
        "filipino-words",
        Currency.PHP,
        b"\n".join(
            (
                b"Petsa,Paglalarawan,Sanggunian,Pumasok,Lumabas,Balanse",
                b'18 Nobyembre 2026,MULA KAY ANA REYES,100234567812,"1,250.00",,1',
                b"19 Nobyembre 2026,X,,,300.00,1",
            )
        ),
        (("2026-11-18", "1250.00", "100234567812", "ANA REYES"),),
        outgoing=1,
    ),
)
"""Each has one line of money that came and one of money that went."""
