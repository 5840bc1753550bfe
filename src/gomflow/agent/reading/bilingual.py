"""Chinese beside Malay or English, as Malaysian apps set it: what it says of a transfer is kept in English."""

import re
from types import MappingProxyType
from typing import Final

_CHINESE: Final = re.compile(r"[\u3400-\u9fff\uff08\uff09\u3001\u3002\uff0c\uff01]+")
_LATIN: Final = re.compile(r"[A-Za-z].*[A-Za-z]", re.DOTALL)
_BAD: Final = MappingProxyType(
    {
        "不成功": "Unsuccessful",
        "失败": "Failed",
        "未完成": "Not completed",
        "取消": "Cancelled",
        "拒绝": "Rejected",
        "退款": "Refunded",
        "处理中": "Processing",
        "待处理": "Pending",
        "进行中": "In progress",
        "待审": "Pending approval",
        "审核": "Under review",
        "预约": "Scheduled",
        "预定": "Scheduled",
        "确认付款": "Confirm payment",
        "过期": "Expired",
    }
)
"""What speaks against a transfer, and is never left out."""
_KNOWN: Final = MappingProxyType(
    {
        "付款成功": "Payment successful",
        "支付成功": "Payment successful",
        "转账成功": "Transfer successful",
        "交易成功": "Transaction successful",
        "成功": "Successful",
        "收款人": "Recipient",
        "收款方": "Recipient",
        "收款账号": "Recipient account number",
        "付款人": "Sender",
        "付款方式": "Payment method",
        "参考编号": "Reference number",
        "参考号": "Reference number",
        "交易编号": "Transaction number",
        "交易号": "Transaction number",
        "订单号": "Order number",
        "交易日期": "Transaction date",
        "日期": "Date",
        "时间": "Time",
        "转账金额": "Amount",
        "付款金额": "Amount",
        "金额": "Amount",
        "总额": "Total",
        "总计": "Total",
        "手续费": "Fee",
        "余额": "Balance",
        "户口号码": "Account number",
        "账号": "Account number",
        "状态": "Status",
        "银行": "Bank",
        "备注": "Note",
        "完成": "Done",
    }
)


def without_chinese(text: str) -> str:
    """A text of two languages in the one of them that is read on, and one in Chinese alone in English where known."""
    if not _CHINESE.search(text):
        return text
    against = [english for chinese, english in _BAD.items() if chinese in text]
    if against:
        return against[0]
    rest = " ".join(_CHINESE.sub(" ", text).split())
    if _LATIN.search(rest):
        return rest
    bare = "".join(_CHINESE.findall(text))
    known = next((english for chinese, english in _KNOWN.items() if bare.startswith(chinese)), "")
    return f"{known} {rest}".strip() if known else rest
