/// What must not get into a text: promise P1 for the one short note and for names that clients
/// choose.
///
/// **The rules are data.** `rules.json` says what is looked for, how severe it is, what the writer
/// is told and which words can stand instead; `names.json` holds names and places;
/// `rules.schema.json` says what each member means, exactly enough for a second reader. A browser
/// reads the same two files and must come to the same verdict, so that a note can be screened
/// before it is sent. Expressions use only what Java and ECMAScript read alike, and repeat nothing
/// without a bound: no text makes them run away (`RunawayTest`).
///
/// **Read before it is searched** (`Alphabet`): digits of every script, bold and raised ones are
/// digits, so are O and l in a number; a finding tells its place in the text as sent. Characters
/// that nobody sees block. A CPR or telephone number is found however its digits are joined, and
/// with letters glued to it.
///
/// **One pattern for telephone numbers**, in data, instead of libphonenumber at the server and
/// something else in the browser: it finds 98 of 100 numbers that libphonenumber holds for valid
/// (`HoldOutTest`) and tells years, dates, times and amounts apart.
///
/// **Nothing of the text is kept.** A finding holds a rule and a place; only a rule's id may be
/// told, kept or counted, and nobody counts it per worker. Nothing here logs.
///
/// **What it cannot do.** It finds shapes and names. Who wants to write a number all the same can
/// spell it in words or join its digits by signs that nobody uses. A lower-case name that is a word
/// too, a name nobody listed at the beginning of a sentence, and every description that fits one
/// person alone pass. The README shows how much is found; the text stays personal data.
///
/// **Names** come from the dictionary Stavekontrolden, by way of `org.languagetool:language-da`
/// (GPL-2.0, LGPL-2.1 or MPL-1.1, here under LGPL-2.1, whose text lies beside). `NamesIT` derives
/// the file anew and compares: proper nouns, told apart from ordinary words in all their forms, and
/// rare words from common ones by LanguageTool's list of common words. Names of the written notes
/// were chosen without looking at the list, those of the drawn notes come from `net.datafaker`.
@NullMarked
package dk.tillid.screening;

import org.jspecify.annotations.NullMarked;
