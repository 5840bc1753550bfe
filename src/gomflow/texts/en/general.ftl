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
