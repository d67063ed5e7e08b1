"""Every kind of issue: its severity and its words — what was found, what to do, an example."""

from dataclasses import dataclass

from twinboard.models import Issue, Severity


@dataclass(frozen=True)
class IssueKind:
    """The wording of one kind; `{}` names are filled by `issue`. A doubt is confirmed, not passed over."""

    severity: Severity
    message: str
    is_doubt: bool = False


_E, _W = Severity.ERROR, Severity.WARNING

KINDS = {
    "no-known-sheet": IssueKind(_E, "{seen}, so nothing was read. Copy what you want to publish into the blank workbook; a file may hold some of its sheets only, such as Facts."),
    "no-header-row": IssueKind(_E, "None of the first {most} rows names the columns of the sheet {ours}, so it was not read. Put one row of headers above its rows, beginning with {headers}."),
    "headers-in-column": IssueKind(_E, "{count} headers stand below each other in the first column, and nothing was read. Turn the table: copy it, choose Paste Special and Transpose, so that the headers stand beside each other in one row."),
    "header-found": IssueKind(_W, "The headers were found in row {row}; rows are read from there.{above}"),
    "header-doubtful": IssueKind(_W, "The headers were taken from row {row}, and what stands above it was left out.{above} Confirm that when you publish, or put the headers in the first row.", is_doubt=True),
    "total-row": IssueKind(_W, "This looks like a total, not a row of its own, and was left out: {labels}. To have it read, give it an id and fill in what must be filled."),
    "perhaps-total": IssueKind(_W, "Numbers without an id, perhaps a total, were left out: {labels}. Confirm that when you publish, or fill in the row.", is_doubt=True),
    "note-row": IssueKind(_W, "This looks like a note or a source beside the table, and was left out: {labels}. What is to be kept belongs in a column of a row, such as note."),
    "heading-row": IssueKind(_W, "This looks like a heading of the rows below it, and was left out: {labels}. What it says belongs in a column of each of them."),
    "header-again": IssueKind(_W, "The headers stand here again, and were left out: {labels}."),
    "header-described": IssueKind(_W, "This looks like a description of the columns, not a row, and was left out: {labels}. Confirm that when you publish, or give the row an id.", is_doubt=True),
    "blank-form-row": IssueKind(_W, "Only lines, zeros or choices stand here, as in a form that is not filled in yet; left out: {labels}."),
    "lone-value": IssueKind(_W, "This stands alone in its row, and was left out: {labels}. Confirm that when you publish, or move it into the row that it belongs to.", is_doubt=True),
    "stray-row": IssueKind(_W, "This looks like units, a note or a part of another list, not a row, and was left out: {labels}. Confirm that when you publish, or give the row an id and fill in what must be filled.", is_doubt=True),
    "list-beside": IssueKind(_W, "Another list stands beside the table, behind a blank column: {headers}. It was left alone; the table was read up to column {last}. Confirm that when you publish, or put it on a sheet of its own.", is_doubt=True),
    "unfinished-row": IssueKind(_E, "Nothing but an id is filled in: {labels}. Fill in the row, or delete the id."),
    "second-table": IssueKind(_E, "Another table begins here, with its own headers: {labels}. From here on nothing was read. Put each table on a sheet of its own."),
    "headers-of-ours": IssueKind(_W, "This sheet has the headers of the sheet {ours}, and another name; it was left alone. Name it {ours} to have it read."),
    "sheet-by-likeness": IssueKind(_W, "{value} was read as the sheet {ours}. Confirm that when you publish, or rename the sheet.", is_doubt=True),
    "repeated-sheet": IssueKind(_E, "The sheet {value} is in this file twice, as {both}. Keep one of them, or rename the other."),
    "sheet-passed-over": IssueKind(_W, "{both} are both like the sheet {ours}; the first was read, and this one was left alone. If this one is meant, delete the other and name this one {ours}; else confirm that when you publish.", is_doubt=True),
    "sheets-alike": IssueKind(_W, "{both} are both like the sheet {ours}, and neither was read. Name the one that is meant {ours}; or confirm that none is.", is_doubt=True),
    "unknown-sheet": IssueKind(_W, "{what} not ours and {were} left alone."),
    "no-rows": IssueKind(_W, "The sheet has no rows below its header, and was left alone."),
    "missing-column": IssueKind(_E, "The column {column} is missing. Add it to the header row, for example with the value {example}."),
    "repeated-column": IssueKind(_E, "The column {column} stands twice in the header row. Keep one of them."),
    "header-by-likeness": IssueKind(_W, "{value} was read as the column {column}. Confirm that when you publish, or rename the header.", is_doubt=True),
    "header-of-more": IssueKind(_E, "{value} seems to be the column {column}, {how}, and was not read. {advice}"),
    "header-left-alone": IssueKind(_W, "{value} seems to be the column {column}, {how}, and was left alone. {advice} Or confirm that it is none of ours.", is_doubt=True),
    "unknown-column": IssueKind(_W, "{what} not ours and {were} left alone."),
    "blank-required": IssueKind(_E, "This cell must be filled. {rule} For example: {example}."),
    "error-in-cell": IssueKind(_E, "The cell shows {value} and no value. Mend the formula, or type the value."),
    "formula-without-value": IssueKind(_E, "The formula in this cell was saved without its value. Open the workbook in Excel, save it and send it again, or type the value."),
    "merged-cells": IssueKind(_E, "The cells {value} are merged, and not each of them holds a value. Unmerge them and fill in every cell, for example by copying the first one down."),
    "uneven-row": IssueKind(_E, "The row does not fit the header row: {value}. Put a value that holds a {word} in quotes, such as \"Derby{sign} Toyota City\"; delete what stands beyond the last header."),
    "short-row": IssueKind(_W, "The row ends early: {value}. The values that it lacks were taken as blank. Confirm that when you publish, or add them.", is_doubt=True),
    "unclosed-quote": IssueKind(_E, "A quote opens in this row and is not closed in it, so the rows below may be cut wrongly. Close it, or delete it, and send the file again."),
    "quote-in-quotes": IssueKind(_E, "A quote stands within a value in quotes, so the row may be cut wrongly. Write it twice, such as \"the \"\"twin\"\" city\", or delete it."),
    "hidden-was-read": IssueKind(_W, "Hidden, and read like the rest: {value}. Unhide it to see what it holds, or delete it if it is not meant."),
    "formula-unseen": IssueKind(_W, "A formula makes a link here, or was saved with nothing to show. In an old workbook (.xls) no more of it can be seen, and what it shows was read. Save the workbook as .xlsx and send that."),
    "rules-unseen": IssueKind(_W, "Conditional formatting strikes cells out, or prints their numbers otherwise, in {value}. When it does so was not looked at, and the cells were read as they stand: see whether each of them holds."),
    "column-without-header": IssueKind(_W, "{what} values, such as {value}, but no header, and {were} left alone. Type a header, for example note, or delete them."),
    "macros-ignored": IssueKind(_W, "This workbook holds macros. They were not run: only the values of its cells were read. Send it without macros, for example as .xlsx."),
    "old-workbook": IssueKind(_W, "What the cells of this old workbook (.xls) show beside their values could not be seen: another currency, a percentage, an error, letters struck out, hidden or merged cells. Save it as .xlsx and send that."),
    "letters-guessed": IssueKind(_W, "The file does not say how its letters are written; they were read as {word}, for example {value}. If that looks wrong, save it as “CSV UTF-8” and send it again.", is_doubt=True),
    "sheet-by-headers": IssueKind(_W, "The name of the file is not one of our sheets; by its headers it was read as {value}. Name the file after its sheet, for example Facts.csv.", is_doubt=True),
    "separator-misnamed": IssueKind(_W, "The first line says that {value} stands between the values; in the rows it is a {word}, and they were read so. Delete that line, or a program will show each row in one cell."),
    "unseen-sign": IssueKind(_E, "The cell holds {sign}, which cannot be seen, and which no workbook can hold. Type the value anew, or delete the sign."),
    "stands-for-nothing": IssueKind(_E, "{value} is no value. {instead}"),
    "stands-for-above": IssueKind(_E, "{value} stands for what is in the row above. Type that here, too: each row is shown by itself."),
    "says-as-above": IssueKind(_W, "{value}{others} seems to stand for what is in the row above, and would be published as it stands. Type that here, too: each row is shown by itself.", is_doubt=True),
    "says-nothing": IssueKind(_W, "{value} would be published as it stands. {instead}", is_doubt=True),
    "not-an-id": IssueKind(_E, "An id is written with small letters, digits and hyphens only. Type {example}, or leave the cell blank to have an id made."),
    "too-fine": IssueKind(_E, "{value} has more than the six decimals that are kept. Type {near}, if that is near enough; or count it in a smaller unit."),
    "not-a-number": IssueKind(_E, "{value} {reason}. {advice}"),
    "not-a-count": IssueKind(_E, "{value} {reason}. {advice}"),
    "out-of-range": IssueKind(_E, "{value} lies outside {least} to {most}. {rule} For example: {example}."),
    "not-a-period": IssueKind(_E, "{value} {reason}. {advice}"),
    "month-or-financial-year": IssueKind(_W, "{value}{others} can be a month or a financial year, and was read as {read}. Confirm that when you publish, or type {month} for the month, {year} for the financial year.", is_doubt=True),
    "year-published-as-month": IssueKind(_W, "{value}{others} was read as a financial year like others of its column, and is published as a month. Confirm that when you publish, or type {month} for the month.", is_doubt=True),
    "day-or-month-first": IssueKind(_W, "Nothing in this file says whether the day or the month comes first in {value}{others}. The day was taken to: {read}. Confirm that when you publish, or type the days like 2018-11-14.", is_doubt=True),
    "month-first": IssueKind(_W, "{value}{others} was read with the month before the day: {read}. Confirm that when you publish, or type the days like 2018-11-14.", is_doubt=True),
    "quarter-of-calendar": IssueKind(_W, "{value}{others} was read as a quarter of the calendar: {read}. Confirm that when you publish; for a quarter of the financial year type its months, such as 2018-10 to 2018-12.", is_doubt=True),
    "decimal-comma": IssueKind(_W, "{value}{others} was read with a comma for the decimal sign, as {read}. Confirm that when you publish, or type numbers like 1,234.50.", is_doubt=True),
    "thousands-or-decimals": IssueKind(_W, "{value}{others} was read as {read}. If it is {other}, type {other}; else confirm it when you publish.", is_doubt=True),
    "list-taken-apart": IssueKind(_W, "{value} was read as a list: {read}. Confirm that when you publish, or type semicolons between the entries; one behind an entry keeps it whole.", is_doubt=True),
    "list-or-one": IssueKind(_W, "{value} was read as one entry. Confirm that when you publish, or type a semicolon between two.", is_doubt=True),
    "share-not-read": IssueKind(_E, "“{unread}” {why}, and is no share. Type semicolons between those who paid, and behind each the pounds of its share: {example}."),
    "share-in-name": IssueKind(_W, "“{unread}” {why}, and was read as a name whose share is not stated. Confirm that when you publish; or type the share in pounds behind the name, such as {example}.", is_doubt=True),
    "payer-twice": IssueKind(_E, "“{payer}” stands there twice. Put its shares together; or say what tells the two apart, such as “{payer}, travel £500”."),
    "row-shifted": IssueKind(_E, "From here on the row looks shifted by {cells} to the {side}: what stands in it belongs under the headers beside. {advice}"),
    "unit-or-scale": IssueKind(_E, "{value} can be {alone} {unit} or {scaled} {unit}. {how} {alone}, or {scaled}."),
    "other-currency": IssueKind(_E, "The cell shows {value}, which is not in pounds. {advice}"),
    "shown-otherwise": IssueKind(_E, "The cell shows {value}, and holds {held}. Format it as Text, and type what is meant. For example: {example}."),
    "made-a-day": IssueKind(_E, "The program has made a day or time of what was typed here, such as 5-10: {value}. Format the cell as Text, and type it again. For example: {example}."),
    "perhaps-remade": IssueKind(_W, "{value}{others} looks like {made} that a program made of what was typed, such as {such}. If so, type that with a word before it, such as “{instead}”, so that no program changes it again; else confirm it when you publish.", is_doubt=True),
    "year-as-day": IssueKind(_E, "{value} is what the program makes of the year {year} in a cell formatted as a date. Format the cell as Text, and type {year}; or {day}, if that day is meant."),
    "read-as-shown": IssueKind(_W, "The cell holds {held}, and shows {value}: it was read as {read}. If that is not meant, format it as Text, and type what is.", is_doubt=True),
    "shown-rounder": IssueKind(_W, "The cell shows fewer digits than it holds, such as {value} for {held}; what it holds was read. If what it shows is meant, type that.", is_doubt=True),
    "shown-scaled": IssueKind(_W, "The number format leaves zeros off, such as {value} for {held}; what the cell holds was read. If it is too large, type the number in full.", is_doubt=True),
    "raised-mark": IssueKind(_W, "“{gone}” is raised like the mark of a footnote, and was left out: {value} was read. If it belongs to the value, type that in plain letters; what the mark refers to goes into the note.", is_doubt=True),
    "struck-letters": IssueKind(_W, "“{gone}” is struck out, and was left out: {value} was read. Delete what is struck out; or, if it holds, take the line through it away.", is_doubt=True),
    "struck-cell": IssueKind(_W, "{value} is struck out, and was read all the same. If it does not hold, clear the cell; or take the line through it away.", is_doubt=True),
    "struck-row": IssueKind(_W, "The whole row is struck out, and was read all the same. If it is cancelled, delete the row, or say so in its status; or take the line through it away.", is_doubt=True),
    "zero-lost": IssueKind(_W, "{value} is a number here, and a number loses the zeros at its end: {longer} becomes {value}. If that happened, format the cell as Text, and type it again.", is_doubt=True),
    "link-read": IssueKind(_W, "The cell shows {value}; the address behind it was read: {link}. If it is another, type the address itself.", is_doubt=True),
    "formula-as-text": IssueKind(_W, "{value}{others} is a formula that no program has reckoned, and would be published as it stands. Type what it should show; or confirm it.", is_doubt=True),
    "letters-twice": IssueKind(_W, "{value} has the letters of “{meant}” as a program shows them that reads them wrongly. Type it anew; or confirm it if it is meant.", is_doubt=True),
    "no-address": IssueKind(_W, "{value} is no address that a browser opens, and would be shown without a link. {instead}", is_doubt=True),
    "link-differs": IssueKind(_W, "What the cell shows, {value}, was read; a click on it leads to {link}. Type the address that is meant, and take the link away.", is_doubt=True),
    "not-in-list": IssueKind(_E, "{value} is not in the list.{likely} Choose one of: {choices}."),
    "new-word": IssueKind(_W, "{value} is not among the words known here: {choices}.{likely} Type one of those; or confirm it when you publish, and it is known from then on.", is_doubt=True),
    "bound-disagrees": IssueKind(_E, "{value} says “{typed}”, and the column {column} says “{stated}”. Make them agree.{where}"),
    "no-higher-end": IssueKind(_E, "The number is said to lie between two, and only the lower one is here: {low}. Type both in one cell, such as “between 3,000 and 3,500”, or the higher one in its column; or choose another word."),
    "higher-end-alone": IssueKind(_E, "{value} is the higher end of a range, and the word of the number is “{word}”. Choose “between” for a range; or leave the higher end blank."),
    "ends-alike": IssueKind(_E, "A range ends where it begins, at {value}. If that is the number, choose “exact”, and leave the higher end blank; else correct one of the two."),
    "range-goes-down": IssueKind(_E, "A range ends at {value}, below where it begins, {low}. Exchange the two, or correct one."),
    "unit-of-none": IssueKind(_E, "{value} is typed in {typed}, and a {input} has no unit. {how} the number alone, such as 1.2 for a fifth more."),
    "beyond-input": IssueKind(_E, "{value} cannot be the {input}, which {limits}. Type such a number, for example {example}."),
    "outside-range": IssueKind(_E, "{value} lies outside the range within which it may be moved, from {low} to {high}. Correct the number, or the range."),
    "one-end-alone": IssueKind(_E, "{value} is one end of a range, and the other, {lacks}, is blank. Fill in {lacks}, or leave both blank."),
    "half-cited": IssueKind(_E, "Here {has} is filled in, and {lacks} is blank. Fill in {lacks}; or, where the assumption is your own, leave source_id, locator and quote blank."),
    "input-twice": IssueKind(_E, "{value} stands for the same place and time in {others}, and an estimate could not know which to take. Keep one of them, or give one another partner or period."),
    "unit-disagrees": IssueKind(_E, "{value} is typed in {typed}, and this number is counted in {stated}. {how} the number in {stated}."),
    "repeated-id": IssueKind(_E, "The id {value} stands twice on this sheet, first at {first}. Give each row an id of its own."),
    "perhaps-published": IssueKind(_W, "The row has no id, and was read as a new one, with the id “{made}”. It is much like what is published as {likely}. If it is that row, type that id here; else confirm that it is another.", is_doubt=True),
    "same-key": IssueKind(_W, "The row has no id, and says the same as row {row} in all that tells rows apart: {columns}. Put them into one row, or type an id in each; or confirm that they are two.", is_doubt=True),
    "none-published": IssueKind(_E, "{value} is no published row, and a new one needs the columns {columns} as well. Correct it, or add them.{likely}"),
    "several-published": IssueKind(_E, "{value} could be any of the published rows {choices}. Type the id of the one that is meant in the column {id_column}."),
    "word-kept": IssueKind(_W, "The file has no column for the word of {value}, and the published one would stay: “{said}”. If that is not meant, type the number with its word, such as “exactly {number}”; else confirm it.", is_doubt=True),
    "unknown-reference": IssueKind(_E, "{value} is not on the sheet {refers_to}, in this file or published. Add it there, or correct the name.{likely}"),
    "several-references": IssueKind(_E, "{value} names several, {names}, and only one goes here. Enter a row for each, with an id and values of its own; where the source has one for them together, {instead}."),
    "ambiguous-name": IssueKind(_E, "{value} could be {choices}. Type the id."),
    "ends-before-starts": IssueKind(_E, "The visit ends on {value}, before it starts on {starts}. Correct one of the two."),
    "id-taken": IssueKind(_E, "The id {value} is already {taken_by}. Choose another id."),
    "second-home": IssueKind(_E, "{value} would be home, and {home} is. The map is drawn from one place: give all others another status."),
    "unknown-id": IssueKind(_E, "{value} is no row of any sheet. Type the id from the first column of its sheet, or its title or name."),
    "moved-tenfold": IssueKind(_W, "{moved}. Check the zeros and the unit.", is_doubt=True),
    "quote-says-other": IssueKind(_W, "{value} is not what the quote says: it {still}has {before}. Correct one of the two.", is_doubt=True),
    "below-zero": IssueKind(_W, "{value}{others} is below zero. If the source says so, confirm that when you publish; else type it without the minus: {above}.", is_doubt=True),
    "share-below-one": IssueKind(_W, "{value} per cent is less than one. If 8 per cent is meant and 0.08 stands there, type 8.", is_doubt=True),
    "first-of-month": IssueKind(_W, "The cell holds the day {value}. If it shows only a month, such as May-27, type 2027-05.", is_doubt=True),
    "future-called-past": IssueKind(_W, "The row is called {status}, and {when} is still to come. Check the date, or call it planned.", is_doubt=True),
    "mixed-total": IssueKind(_E, "The total {made} and its parts are of different sorts: {found}. All must have one unit, stage, status and attribution, and come once or every year. Correct what differs, or leave made_of of the total blank."),
    "share-of-others": IssueKind(_E, "A share is made of two numbers of one unit: the id of the part, then of the whole. {made} names others: {found}. For example: {example}."),
    "made-of-itself": IssueKind(_E, "This number would be made of itself: {path}. Leave out the id that is not a part of it."),
    "names-retired": IssueKind(_E, "{value} names {gone}, which would not be there any more. Keep that row, or take its id out of this cell."),
    "unnamed-total": IssueKind(_W, "{finding}. If {made} is their total, fill in its made_of: {made_of}. Else it is added to them wherever they are added up; if it is a number of its own, confirm that.", is_doubt=True),
    "one-sided-conflict": IssueKind(_W, "The question is about one row only, {value}, and readers see no other side. Add the id of the row that says otherwise, for example: {example}.", is_doubt=True),
    "preferred-elsewhere": IssueKind(_E, "{value} is not among the rows that the question is about: {about}. Prefer one of those, or add it to them."),
    "sources-disagree": IssueKind(_W, "{finding} Correct the one that is wrong, or show both on the sheet Conflicts, with about: {about}.", is_doubt=True),
    "mark-missing": IssueKind(_W, "{finding} The published row {conflict} of the sheet Conflicts marks this, and is not in this file. Put it back, or correct what is wrong; it stays only as long as missing rows are kept.", is_doubt=True),
    "mark-older": IssueKind(_W, "{finding} The row {conflict} of the sheet Conflicts is about these rows as they were before. Correct what is wrong; or confirm it, and see whether that row still says what is so.", is_doubt=True),
    "total-unlike-parts": IssueKind(_W, "{finding} Correct the total, a part or made_of, or show them on the sheet Conflicts, with about: {about}.", is_doubt=True),
    "far-from-official": IssueKind(_W, "{finding} Check the zeros and the unit, or show both on the sheet Conflicts, with about: {about}.", is_doubt=True),
    "same-but-id": IssueKind(_W, "The row is the same but for its id as {others}. Delete what was entered twice; or confirm that each is meant.", is_doubt=True),
    "same-thing": IssueKind(_W, "The row seems to tell of the same thing as {others}, under another id. Keep one of them, with the id that is published if there is one; or confirm that they are two.", is_doubt=True),
    "name-twice": IssueKind(_W, "“{name}” is also a name of {others}. Make them one row, or take the name out of one of them; or confirm that two places are called so.", is_doubt=True),
    "block-moved": IssueKind(_W, "The values of {columns} from here to {last} (rows {first_row} to {last_row}) {what}. Put them back beside their ids; or confirm that they are right.", is_doubt=True),
    "shares-above-cost": IssueKind(_W, "The shares come to {shares}, and the {whole} is {cost}. Correct one of them.", is_doubt=True),
    "cost-perhaps-twice": IssueKind(_W, "{which} of its own, and “{title}” is for it as well. If that is the same money, state it once, there or here; else confirm that both were paid.", is_doubt=True),
    "parts-differ": IssueKind(_W, "The delegates are {value}, and the roles add up to {parts}. Check both, or leave the total blank.", is_doubt=True),
}  # fmt: skip

TOGETHER = frozenset({"shown-rounder", "shown-scaled"})
"""Kinds that are said once of a column, with the first of its cells as the example."""

RETYPED = frozenset({
    "blank-required", "not-an-id", "not-a-number", "not-a-count", "not-a-period", "unit-disagrees", "unit-or-scale",
    "too-fine", "stands-for-nothing", "unseen-sign", "other-currency", "shown-otherwise", "made-a-day", "year-as-day",
    "read-as-shown", "raised-mark", "struck-letters", "zero-lost",
    "perhaps-remade",
})  # fmt: skip
"""Kinds of values to be typed anew, which the format of their cell may undo: 8 typed into a percentage is 8%."""

POUNDS_ONLY = "Type the amount in pounds, for example £4,300, and what the source has in the note."
OTHER_UNIT = "If the number is counted in that currency, format the cell as a number; or type it in pounds."


def issue(kind: str, *, sheet: str, cell: str, column: str = "", value: object = "", **words: object) -> Issue:
    """One issue of that kind, worded for the officer who reads it."""
    declared = KINDS[kind]
    shown = "" if value is None else str(value)
    message = declared.message.format(column=column, value=f"“{shown}”" if shown else "The cell", **words)
    return Issue(kind, declared.severity, sheet, cell, column, shown, message)


def is_doubt(found: Issue) -> bool:
    """Whether the issue is a guess at what the officer means, which only the officer can confirm."""
    return KINDS[found.kind].is_doubt


def is_retyped(found: Issue) -> bool:
    """Whether the value at the cell is to be typed anew."""
    return found.kind in RETYPED
