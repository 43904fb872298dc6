package dk.tillid.api.graph;

import java.util.Locale;

/// What is told to a citizen, in Danish and English side by side: sentences, and the parts that
/// some of them have at times. Each `%s` is a word of the case, in the same order in both.
enum Sentence {
  CASE(
      "Sagen hører til %s, team %s, med %s faste medarbejdere.",
      "The case belongs to %s, team %s, with %s workers of its own."),
  TRAITS("Om dig står der: %s, %s%s, %s, %s.", "About you is noted: %s, %s%s, %s, %s."),
  REASONS("Grunde til støtten: %s.", "Reasons for the support: %s."),
  ANONYMOUS("Du har valgt at være anonym.", "You chose to be anonymous."),
  EPISODE("Et forløb begyndte %s (%s).", "A course of support began on %s (%s)."),
  RECEIVED("Henvendelsen kom %s.", "The enquiry came on %s."),
  FIRST_CONTACT("Den første kontakt var %s.", "The first contact was on %s."),
  CLOSURE("Det sluttede %s: %s. Tilbud i brug: %s.", "It ended on %s: %s. Services in use: %s."),
  REFERRAL(
      "Om henvendelsen %s står der: %s. Udfald: %s%s.",
      "Of the enquiry of %s is noted: %s. Outcome: %s%s."),
  MERGED(
      "Sagen %s (%s) blev lagt sammen med denne %s. Om den står der det følgende.",
      "The case %s (%s) was merged into this one on %s. Of it is noted what follows."),
  NOTE("Der er et kort notat: »%s«", "There is a short note: “%s”"),
  ATTEMPT("Kontaktforsøg %s: %s, %s%s, %s.", "Attempt on %s: %s, %s%s, %s."),
  NOTE_LEFT(", seddel lagt", ", a note was left"),
  OBSERVATION("Noteret %s: %s.", "Noted on %s: %s."),
  PHASE("Fase fra %s: %s.", "Phase from %s: %s."),
  GOAL("Mål fra %s: %s%s (%s siden %s).", "Goal of %s: %s%s (%s since %s)."),
  SET_JOINTLY(", sat sammen med dig", ", set together with you"),
  BRIDGE("Brobygning %s: %s, %s.", "Bridge on %s: %s, %s."),
  MEASUREMENT(
      "Effektmåling %s (%s): tilbud i brug: %s; bruger samfundets muligheder: %s; isolationen brudt: %s.",
      "Effect measured on %s (%s): services in use: %s; uses society's possibilities: %s; isolation broken: %s."),
  CONTACT(
      "Kontakt %s: %s, %s, %s minutter, initiativ: %s%s.",
      "Contact on %s: %s, %s, %s minutes, initiative: %s%s."),
  CONSENT_GIVEN("Samtykke til %s%s: givet %s%s%s.", "Consent to %s%s: given %s%s%s."),
  CONSENT_STANDS("Samtykke til %s%s: %s%s.", "Consent to %s%s: %s%s."),
  TO(" til %s", " to %s"),
  UNTIL(", til og med %s", ", until %s"),
  WITHDRAWN(", trukket tilbage %s", ", withdrawn %s"),
  LOOKS("%s: %s, formål: %s.", "%s: %s, purpose: %s."),
  ONCE("1 gang", "once"),
  TIMES("%s gange", "%s times"),
  NONE("ingen", "none"),
  MAY_STOP_SHARING(
      "Du kan stoppe videregivelse af oplysninger.", "You can stop the passing on of information."),
  MAY_LEAVE_STATISTICS(
      "Du kan sige nej til brug i statistik.", "You can say no to use in statistics."),
  MAY_BE_ERASED(
      "Du kan få alt slettet. Det kan ikke fortrydes.",
      "You can have everything erased. That cannot be undone."),
  SHARING_WITHDRAWN(
      "Fra nu af gives ingen oplysninger videre under denne kode.",
      "From now on no information is passed on under this code."),
  STATISTICS_WITHDRAWN(
      "Fra nu af indgår intet under denne kode i ny statistik.",
      "From now on nothing under this code enters new statistics."),
  EVERYTHING_WITHDRAWN(
      "Der findes intet, som denne kode kan åbne.", "There is nothing that this code can open.");

  private final String da;
  private final String en;

  Sentence(String da, String en) {
    this.da = da;
    this.en = en;
  }

  /// @param words one for each `%s`, in the same language
  String in(Language language, Object... words) {
    return String.format(Locale.ROOT, language.pick(da, en), words);
  }
}
