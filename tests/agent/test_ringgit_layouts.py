"""Receipts of wallets and banks in Malaysia, laid out in ways no app is known to use or is known to."""

from datetime import datetime
from decimal import Decimal

from gomflow.agent.reading import read_fields
from gomflow.testing.screens import Screen
from gomflow_events.payment.terms import TransferStatus


def test_mae_prints_the_date_where_the_reference_would_be() -> None:
    screen = (
        Screen()
        .text("Maybank", size=40)
        .text("Third Party Transfer", size=36)
        .text("Successful")
        .row(("Reference ID", "left"), ("31 Jul 2026, 12:42 PM", "right"))
        .text("960386438M")
        .stack("Beneficiary name", "AISYAH ENTERPRISE")
        .stack("Beneficiary account number", "5623 8458 1700")
        .stack("Recipient reference", "INV1024")
        .stack("Amount", "RM 1500.00")
        .text("Note: This receipt is computer generated and no", size=22, gap=4)
        .text("signature is required.", size=22)
        .text("Malayan Banking Berhad (Co. Reg. : 196001000142)", size=22)
    )

    fields = read_fields(screen.reading())

    assert "maybank_mae" == fields.method
    assert "960386438M" == fields.reference
    assert datetime.fromisoformat("2026-07-31T12:42") == fields.paid_at
    assert (Decimal("1500.00"), "MYR") == (fields.amount, fields.currency)
    assert ("AISYAH ENTERPRISE", "5623 8458 1700") == (fields.recipient, fields.recipient_account)


def test_a_label_and_a_date_read_as_one_line_still_lead_to_the_reference() -> None:
    screen = Screen().text("MAE", size=40).text("Reference ID 31 Jul 2026, 12:42 PM").text("960386438M")

    fields = read_fields(screen.reading())

    assert "960386438M" == fields.reference
    assert datetime.fromisoformat("2026-07-31T12:42") == fields.paid_at


def test_what_the_payer_wrote_is_never_the_reference() -> None:
    screen = (
        Screen()
        .text("Open Interbank", size=36)
        .text("Status: Successful")
        .text("Recipient reference: MXC12511726684")
        .text("Reference number: 7901990048")
        .text("Transaction date: 31 Oct 2025 12:09:52")
        .text("Amount: RM10.60")
        .text("Beneficiary Name : ACME CONTROL (M) SDN BHD")
        .text("Receiving Bank : RHB BANK")
        .text("Beneficiary Account Number : 21000000000001")
        .text("maybank2u.com", size=22)
    )

    fields = read_fields(screen.reading())

    assert ("maybank2u", "7901990048") == (fields.method, fields.reference)
    assert ("ACME CONTROL (M) SDN BHD", "21000000000001") == (fields.recipient, fields.recipient_account)
    assert datetime.fromisoformat("2025-10-31T12:09:52") == fields.paid_at


def test_a_receipt_with_only_what_the_payer_wrote_has_no_reference() -> None:
    screen = (
        Screen()
        .text("Maybank", size=40)
        .text("Successful")
        .stack("Recipient reference", "MXC12511726684")
        .stack("Amount", "RM 50.00")
    )

    assert read_fields(screen.reading()).reference is None


def test_amount_fee_and_total_debit_are_three_numbers() -> None:
    screen = (
        Screen()
        .text("CIMB BizChannel", size=36)
        .text("Transaction Status : Executed Successfully")
        .text("Reference No. : 202608070343897254")
        .text("Amount : MYR 106.00")
        .text("Transaction Fee : MYR 0.10")
        .text("Tax Amount : MYR 0.00")
        .text("Total Debit Amount : MYR 106.10")
        .text("Recipient's Reference : OOL12612038565")
    )

    fields = read_fields(screen.reading())

    assert ("cimb", "202608070343897254") == (fields.method, fields.reference)
    assert (Decimal("106.00"), Decimal("0.10")) == (fields.amount, fields.fee)
    assert TransferStatus.SUCCESS is fields.status


def test_malay_labels_are_read() -> None:
    screen = (
        Screen()
        .text("Public Bank", size=40)
        .text("Pindahan berjaya", "centre")
        .pair("Jumlah", "RM 345.60")
        .pair("Caj perkhidmatan", "RM 0.50")
        .pair("Jumlah keseluruhan", "RM 346.10")
        .pair("Nama penerima", "NUR AISYAH BINTI ALI")
        .pair("No. akaun penerima", "3812 4456 71")
        .pair("Rujukan penerima", "photocard 12")
        .pair("Tarikh & Masa", "5 Ogos 2026, 2.17 petang")
        .pair("No. Rujukan", "2608050370908566")
    )

    fields = read_fields(screen.reading())

    assert ("public_bank", "2608050370908566") == (fields.method, fields.reference)
    assert (Decimal("345.60"), Decimal("0.50")) == (fields.amount, fields.fee)
    assert ("NUR AISYAH BINTI ALI", "3812 4456 71") == (fields.recipient, fields.recipient_account)
    assert datetime.fromisoformat("2026-08-05T14:17") == fields.paid_at
    assert TransferStatus.SUCCESS is fields.status


def test_five_november_is_written_day_first_in_malaysia() -> None:
    screen = (
        Screen().text("Boost", size=40).pair("Tarikh", "05/11/2026").pair("Masa", "3.05 PM").pair("Jumlah", "RM9.00")
    )

    assert datetime.fromisoformat("2026-11-05T15:05") == read_fields(screen.reading()).paid_at


def test_a_date_that_could_be_two_is_settled_by_the_one_in_the_reference() -> None:
    screen = (
        Screen()
        .text("GrabPay", size=40)
        .pair("Amount", "PHP 90.00")
        .pair("Date", "11/05/2026 10:00")
        .pair("Transaction ID", "A20261105K88X")
    )

    assert datetime.fromisoformat("2026-11-05T10:00") == read_fields(screen.reading()).paid_at


def test_a_long_transaction_number_wraps_together_with_its_label() -> None:
    screen = (
        Screen()
        .text("Transaction Details", "centre")
        .text("Touch 'n Go eWallet", "centre")
        .text("-RM183.45", "centre", size=56)
        .pair("Receiver", "KEDAI SINAR JAYA", "ENTERPRISE")
        .pair("Wallet Ref", "4258110919905286")
        .pair("Status", "Successful")
        .row(("Transaction", "left"), ("2026111616751361341252", "right"), gap=4)
        .row(("No.", "left"), ("427316", "right"))
        .pair("Date/Time", "16/11/2026 22:15:44")
    )

    fields = read_fields(screen.reading())

    assert ("tng", "2026111616751361341252427316") == (fields.method, fields.reference)
    assert "KEDAI SINAR JAYA ENTERPRISE" == fields.recipient
    assert Decimal("183.45") == fields.amount


def test_a_wallet_number_does_not_stand_in_for_a_transaction_number_that_was_cut_off() -> None:
    screen = (
        Screen()
        .text("Touch 'n Go eWallet", "centre")
        .text("-RM183.45", "centre", size=56)
        .pair("Wallet Ref", "4258110919905286")
        .pair("Status", "Successful")
    )

    assert read_fields(screen.reading()).reference is None


def test_the_portal_of_rhb_puts_account_and_name_on_one_line() -> None:
    screen = (
        Screen(width=1200)
        .text("RHB Now")
        .stack("Reference Number", "260806446749")
        .stack("From Account", "20000000000001 / NOVATECH")
        .stack("To Account", "21000000000001 / ACME CONTROL (M) SDN. BHD.")
        .stack("Amount", "RM 74.20")
        .stack("Fund Transfer Charges", "RM 0.00")
        .stack("Total Amount to Debit", "RM 74.20")
        .stack("Payment Date", "06-08-2026")
        .stack("Recipient`s Reference", "NOVATECH BHD")
        .stack("Status", "Processed")
    )

    fields = read_fields(screen.reading())

    assert ("rhb", "260806446749") == (fields.method, fields.reference)
    assert "21000000000001" == fields.recipient_account
    assert (datetime.fromisoformat("2026-08-06"), True) == (fields.paid_at, fields.day_only)
    assert TransferStatus.SUCCESS is fields.status


def test_the_advice_of_ambank_has_a_print_stamp_that_is_not_the_date() -> None:
    screen = (
        Screen(width=1000)
        .text("AmBank Group")
        .text("Reference Number: DTF20260803013679")
        .text("Transaction Date & Time: 03/08/2026 16:27:28")
        .text("Recipient Account Number: 21000000000001")
        .text("Recipient Name: ACME CONTROL (M) SDN BHD")
        .text("Transaction Status: Processed")
        .text("Transfer Amount: MYR 12,587.50")
        .text("Transfer Fee: MYR 0.00")
        .text("Total Debit: MYR 12,587.50")
        .text("Printed on: 09/08/2026 10:00:00")
    )

    fields = read_fields(screen.reading())

    assert ("ambank", "DTF20260803013679") == (fields.method, fields.reference)
    assert Decimal("12587.50") == fields.amount
    assert datetime.fromisoformat("2026-08-03T16:27:28") == fields.paid_at


def test_the_advice_of_hong_leong_has_four_references_of_which_one_is_its_own() -> None:
    screen = (
        Screen(width=1000)
        .text("HLB Connect")
        .text("Transaction Reference No. : C765070826120713")
        .text("Beneficiary Name : ACME CONTROL (M) SDN BHD")
        .text("Amount (MYR) : 445.20")
        .text("DuitNow Reference No. : 20260807HLBBMYKL010OCB65523848")
        .text("Service Charge (MYR) : 0.00")
        .text("Channel Reference No. : CMSPCT26080700011638")
        .text("Recipient Reference : DET-WHSU6510076")
        .text("Date : 07-08-2026")
    )

    fields = read_fields(screen.reading())

    assert ("hong_leong", "C765070826120713") == (fields.method, fields.reference)
    assert (Decimal("445.20"), "MYR") == (fields.amount, fields.currency)
    assert datetime.fromisoformat("2026-08-07") == fields.paid_at


def test_a_sum_with_the_currency_behind_it_or_a_stray_dash_is_read() -> None:
    behind = Screen().text("CIMB OCTO").pair("Amount", "53.00 MYR").reading()
    dashed = Screen().text("CIMB OCTO").pair("Amount", "MYR - 752.60").reading()

    assert Decimal("53.00") == read_fields(behind).amount
    assert Decimal("752.60") == read_fields(dashed).amount


def test_bigpay_centres_everything_under_its_label() -> None:
    screen = (
        Screen()
        .text("BigPay", "centre", size=40)
        .text("Transfer complete", "centre")
        .text("RM 88.80", "centre", size=56)
        .stack("Recipient", "TAN WEI MING", at="centre")
        .stack("Reference", "BP7730018842", at="centre")
        .stack("When", "11 Nov 2026 at 10:15 PM", at="centre")
        .stack("Status", "Completed", at="centre")
    )

    fields = read_fields(screen.reading())

    assert ("bigpay", "BP7730018842") == (fields.method, fields.reference)
    assert (Decimal("88.80"), "TAN WEI MING") == (fields.amount, fields.recipient)
    assert datetime.fromisoformat("2026-11-11T22:15") == fields.paid_at


def test_shopeepay_in_either_country_is_told_by_its_currency() -> None:
    peso = Screen().text("ShopeePay", size=40).pair("Amount", "₱120.00").pair("Transaction ID", "3934175314782954")
    ringgit = Screen().text("ShopeePay", size=40).pair("Amount", "RM12.00").pair("Transaction ID", "3934175314782954")

    assert ("shopeepay", "PHP") == (read_fields(peso.reading()).method, read_fields(peso.reading()).currency)
    assert ("shopeepay", "MYR") == (read_fields(ringgit.reading()).method, read_fields(ringgit.reading()).currency)


def test_a_tilted_row_is_a_row() -> None:
    screen = (
        Screen()
        .text("CIMB OCTO", size=40)
        .row(("Amount", "left"), ("MYR 348.67", "right"), gap=20)
        .row(("Reference number", "left"), ("202611038897514026", "right"), gap=20)
    )
    for index, line in enumerate(screen.lines):
        shift = line.left * 0.012
        screen.lines[index] = type(line)(
            line.text, line.confidence, line.left, line.top + shift, line.right, line.bottom + shift
        )

    fields = read_fields(screen.reading())

    assert (Decimal("348.67"), "202611038897514026") == (fields.amount, fields.reference)
