### The greeting, settings, links between chats, and small things.

hello = { $named ->
    [true] Hello, { $name }! This is GOMFLOW, the desk for group orders.
   *[other] Hello! This is GOMFLOW, the desk for group orders.
}
hello-buyer = Find an order, join it, pay, and send the screenshot here. I tell you when your payment counts and when your parcel is on its way.
hello-gom = Your orders run here: I take the submissions, read the payment proofs, and ask you only when one is doubtful.
unclear = I did not understand that. Choose what you want to do, or send /help.
only-words-and-pictures = Thank you! Only, I understand nothing but words, buttons, photos and PDF files. Write me a few words, or send /help to see what I can do.
unknown-command = I do not know /{ $command }. Send /help to see what I can do.
too-old-button = That button is from an earlier question. Start again from here.
only-for-goms = Only group order managers can do that. Do you manage group orders?
only-for-operators = Only the people who run this installation can do that.
not-found = I found nothing for “{ $what }” that you can use here. Check the code, or choose from your list.
nothing-fits-order = There is no open order at the moment.
nothing-fits-own-order = None of your orders allows that at the moment.
nothing-fits-own-submission = None of your submissions allows that at the moment.
nothing-fits-review = No payment proof is waiting for you.
nothing-fits-buyers-submission = No refund is due at the moment.
choose-order = Which order?
choose-own-order = Which of your orders?
choose-own-submission = Which of your submissions?
choose-review = Which payment proof?
choose-buyers-submission = Which submission?
nothing-to-cancel = There is nothing to cancel: you are not in the middle of anything.
nothing-to-go-back-to = There is nothing to go back to.
nothing-to-resume = There is nothing to go on with.
cancelled = Cancelled. Nothing was changed.
language-which = Which language should I use?
language-chosen = From now on I write to you in English.
settings-are = Language: <b>{ $language }</b>
    Linked chats: <b>{ $chats }</b>
    Notices go to: <b>{ $notices }</b>
link-code = Send <code>/link { $code }</code> in your other chat within { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}. Both chats are yours then, with the same orders and submissions.
link-code-unknown = That link code is not right, or its time is over. Ask for a new one in the other chat with /link.
link-same = This chat is linked with that one already.
linked = Another of your chats is linked now: the same orders and submissions in both.
linked-here = This chat is linked now: everything from your other chat is here too.
quoted = <i>{ $text }</i>
as-it-is = { $text }

invite-wrong = That invite code is not right. Ask the people who run this installation for the code.
gom-already = You are a group order manager already.
gom-requested = I asked the people who run this installation. I will let you know when they have decided.
gom-granted = You are a group order manager now. Write your first order!
gom-refused = Your request to manage group orders was not granted.
operator-admit = <b>{ $name }</b> asks to become a group order manager. Admit them?
operator-parked = Something could not be handled and is set aside: <b>{ $consumer }</b> does not get past a message of <code>{ $what }</code>. What comes after it waits too; everything else goes on. To look at it: <code>gomflow dead show { $number }</code>
dashboard-link = This link opens your dashboard. It works once, within 15 minutes. Do not pass it on.

group-hint = In groups I only listen. Write to me privately, and I will help you with your orders and payments.
button-private-chat = Write to me privately
platform-telegram = Telegram
platform-web = web chat

methods-head = <b>How buyers pay you</b>
methods-none = You have not given any account yet.
methods-accounts = <b>Accounts for orders in { $currency }</b>
methods-alone = <b>What I approve without you</b>
methods-rule = { $method }: { $alone ->
    [any] any amount
    [never] nothing
   *[upto] up to { $limit }
}{ $trusts ->
    [true] ; where only the date or the status cannot be read, up to { $trusted }
   *[other] { "" }
}
methods-about = New orders offer these accounts. Orders you have already keep theirs until you change them with /edit. Whatever you allow here, I never approve a proof that something speaks against.
methods-outside = Reading pictures outside this installation: { $allowed ->
    [true] allowed
   *[other] not allowed
}.
accounts-kept = Kept, for orders in { $currency }. Accounts: { $accounts }
method-rule-kept = That is how I do it with { $method } from the next proof on.
outside-reading-about = Proofs are read on the machine that GOMFLOW runs on. Some are hard to read there.
    If you allow it, and whoever runs this installation has set it up, such a picture is sent to <b>Anthropic</b>, a company in the United States, whose model writes down what stands on it.
    <b>Sent is</b> the picture, made smaller. It shows what the payment app shows: usually names, account or phone numbers, the amount, the reference and the time.
    <b>Not sent are</b> the order, the chat, addresses, or anything else we know of your buyers.
    These are your buyers’ pictures: tell them before you allow it. You can take it back at any time; it holds from the next proof on.
outside-reading-on = Pictures that cannot be read here may be read by Anthropic now. Tell your buyers.
outside-reading-off = Pictures stay on this installation.
