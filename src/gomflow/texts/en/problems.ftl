### What is wrong with an answer, and what to write instead.

problem-length = Please write { $least } to { $most } characters; that was { $length }.
problem-number = Please write a whole number from { $least } to { $most }.
problem-amount = That is no amount I understand. Write it like 450 or 450.50.
problem-phone = That is no phone number of the Philippines or Malaysia. Write it like 0917 123 4567, 012-345 6789, or with +63 or +60.
problem-deadline = I do not understand that date. Write it like 25/12/2026 or 25/12/2026 18:00, or a number of days.
problem-deadline-range = The deadline has to be in the future, and within a year.
problem-items = I do not understand “{ $line }”. Write one item per line, its price at the end: Version A - 450
problem-items-count = Please write 1 to 25 items, one per line.
problem-items-twice = Two items have the same name. Give each its own.
problem-item = There is no item “{ $said }”. Use its number from the list, like 2x 1.
problem-basket-empty = Nothing is chosen yet. Press a button for each piece you take.
problem-currency = Please choose one of the two currencies.
problem-choose-a-button = Please press one of the buttons.
problem-maximum-below-minimum = There have to be at least as many places as the order needs buyers: { $minimum }.
problem-account = I do not understand “{ $line }”. Write method, number and holder: { $example }
problem-accounts-count = Please write 1 to 10 accounts, one per line.
problem-method = I do not know the method in “{ $line }”. I know: { $known }
problem-confirm = Press the button (or write “yes”) if everything is right, go back to change something, or cancel.

picture-too-large = That file is too large: 20 MB is the limit. A screenshot is enough.
picture-not-a-picture = I cannot read that kind of file. Send a screenshot as JPEG, PNG, WebP or HEIC, or a PDF receipt.
picture-damaged = That file is damaged or cut off. Please send the screenshot again.
picture-too-many-pixels = That picture has too many pixels. Send the screenshot as your phone took it.
picture-too-many-pages = That PDF has more than three pages, so it looks like a statement and not like one receipt. Please send the receipt alone, or a screenshot of it.
picture-too-many-pages-gom = That PDF has more than three pages. If it is a receipt, send its page alone, or a screenshot. If it is a statement of yours, download it as CSV and send that file.
picture-too-small = That picture is too small to read. Send the screenshot as your phone took it.
picture-encrypted = That PDF is locked with a password. Send it without, or a screenshot of it.
picture-gone = The platform does not have that file any more. Please send it again.
problem-several-two = Choose at least two, or go back and choose one.
problem-several-of-one-manager = One transfer goes to one manager, in one currency. Choose submissions of the same manager.
problem-column = Please press a column, or write its number, from 1 to { $most }.
problem-column-taken = That one holds something else already. Choose another.
problem-which-proof = { $found } proofs wait for that submission. Choose the one that is meant.
