package dk.tillid.api.graph;

import dk.tillid.domain.Refusal;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.ReceiptStatus;

/// What refusals and warnings say in both languages.
final class Texts {
  private Texts() {}

  static String tooFewTraits(int minimum, Language language) {
    return language.pick(
        "En søgning uden for eget team skal nævne mindst " + minimum + " træk.",
        "A search outside the own team must name at least " + minimum + " traits.");
  }

  /// What a referrer may be told, in a sentence.
  static String of(ReceiptStatus status, Language language) {
    return switch (status) {
      case RECEIVED ->
          language.pick(
              "Henvendelsen er modtaget. Hvad der videre sker, er fortroligt.",
              "The enquiry has been received. What follows is confidential.");
      case HANDLED ->
          language.pick(
              "Henvendelsen er behandlet. Hvad der kom ud af den, er fortroligt.",
              "The enquiry has been handled. What came of it is confidential.");
    };
  }

  static String of(Warning warning, Language language) {
    return switch (warning) {
      case HOURS_OVER_BUDGET ->
          language.pick(
              "Ugens tid er over kommunens mål.",
              "The week's time exceeds the municipality's aim.");
      case AGE_OUTSIDE_TARGET_GROUP ->
          language.pick(
              "Alderen ligger uden for kommunens målgruppe.",
              "The age is outside the municipality's target group.");
      case FIRST_CONTACT_AFTER_DEADLINE ->
          language.pick(
              "Den første kontakt kom senere end kommunens mål.",
              "The first contact came later than the municipality aims at.");
      case OUTSIDE_SERVICE_HOURS ->
          language.pick(
              "Dagen ligger uden for kommunens arbejdstid.",
              "The day is outside the municipality's service hours.");
      case FOLLOW_UP_MISSING ->
          language.pick(
              "Forløbet afsluttes uden opfølgende effektmåling.",
              "The case closes without an effect follow-up.");
      case BASELINE_MISSING ->
          language.pick(
              "Der er ingen effektmåling ved start, så effekten kan ikke beregnes.",
              "No baseline was measured, so that no effect can be computed.");
      case TEAM_REVIEW_LATE ->
          language.pick(
              "Forløbet kom senere på teammødet, end kommunens regler lægger op til.",
              "The case was reviewed later than the team's meetings make possible.");
      case OTHER_UNIT_FOR_AGE ->
          language.pick(
              "Efter kommunens regler hører borgere i den alder til en anden enhed.",
              "By the municipality's rules another unit takes citizens of this age.");
      case HELP_TO_WRITE_OFFERED ->
          language.pick(
              "Kommunen hjælper med at skrive klagen. Tilbyd det.",
              "The municipality helps to write the complaint. Offer it.");
      case OVERRIDE_REASON_MISSING ->
          language.pick(
              "Ugens tid er overskredet uden begrundelse.",
              "The weekly time is exceeded and no reason is given.");
      case PHASE_LEFT_UNMEASURED ->
          language.pick(
              "Fasen er forladt uden den måling, som kommunens regler lægger op til.",
              "The phase was left without the measurement that the municipality's rules lay down.");
      case APPOINTMENT_NOT_TRIED ->
          language.pick(
              "Efter kommunens regler forsøges først en aftale: læg en seddel, eller ring.",
              "The municipality's rules try an agreement first: leave a note, or call.");
      case ATTEMPT_AFTER_REFUSAL ->
          language.pick(
              "Borgeren har afvist hjælp. Efter kommunens regler gøres ikke mere, medmindre der er"
                  + " fare.",
              "The citizen refused help. By the municipality's rules no more is done unless there"
                  + " is danger.");
    };
  }

  static String of(Refusal refusal, Language language) {
    return switch (refusal) {
      case DATE_IN_FUTURE ->
          language.pick("Dagen ligger i fremtiden.", "The day lies in the future.");
      case DATE_TOO_OLD ->
          language.pick("Dagen ligger for langt tilbage.", "The day lies too far back.");
      case DATE_BEFORE_OPENING ->
          language.pick(
              "Dagen ligger før forløbet blev åbnet.", "The day lies before the case was opened.");
      case DATE_AFTER_CLOSING ->
          language.pick(
              "Dagen ligger efter forløbet blev afsluttet.",
              "The day lies after the case was closed.");
      case CASE_CLOSED ->
          language.pick(
              "Forløbet er afsluttet; det kan genoptages.",
              "The case is closed; it can be reopened.");
      case CASE_OPEN -> language.pick("Forløbet er åbent.", "The case is open.");
      case REFERRAL_HAS_CASE ->
          language.pick(
              "Henvendelsen har allerede ført til et forløb.",
              "The enquiry already led to a case.");
      case CLOSING_REASON_NOT_IN_RULES ->
          language.pick(
              "Kommunens regler kender ikke denne afslutningsgrund.",
              "The municipality's rules know no such closing reason.");
      case ATTEMPT_PROTOCOL_NOT_MET ->
          language.pick(
              "Kommunens krav til kontaktforsøg er ikke opfyldt endnu.",
              "The municipality's protocol of attempts is not yet met.");
      case CITIZEN_WAS_REACHED -> language.pick("Borgeren er truffet.", "The citizen was reached.");
      case ASSESSMENT_MISSING ->
          language.pick(
              "Begrundelsen for den konkrete vurdering mangler.",
              "The grounds of the individual assessment are missing.");
      case ISOLATION_BROKEN_BY_MISSING ->
          language.pick(
              "Det mangler, hvordan isolationen er brudt.", "How isolation was broken is missing.");
      case PHASES_NOT_IN_RULES ->
          language.pick(
              "Kommunens regler bruger ikke faser.", "The municipality's rules do not use phases.");
      case AGE_NOT_IN_RULES ->
          language.pick(
              "Alderen gemmes ikke, da kommunens rapport ikke spørger efter den.",
              "The exact age is not kept, since the municipality's report does not ask for it.");
      case RECIPIENT_MISSING ->
          language.pick(
              "Et samtykke til videregivelse skal nævne modtageren.",
              "A consent to sharing must name the kind of recipient.");
      case RECIPIENT_NOT_APPLICABLE ->
          language.pick(
              "Et samtykke til statistik har ingen modtager.",
              "A consent to statistics has no recipient.");
      case EXPIRY_BEFORE_CONSENT ->
          language.pick(
              "Samtykket ville udløbe før det begynder.",
              "The consent would expire before it begins.");
      case BASELINE_EXISTS ->
          language.pick(
              "Der er allerede målt ved start.", "A baseline of this episode exists already.");
      case TOO_MANY_WORKERS ->
          language.pick(
              "Der er flere kontaktpersoner, end kommunens regler tillader.",
              "More workers than the municipality's rules allow.");
      case TOO_MANY_ENTRIES ->
          language.pick(
              "Forløbet kan ikke rumme flere af den slags.",
              "The case has reached the largest number of entries of this kind.");
      case DATE_BEFORE_CLOSING ->
          language.pick(
              "Dagen ligger før det tidligere forløb blev afsluttet.",
              "The day lies before the earlier episode was closed.");
      case REFERRAL_ANSWERED ->
          language.pick(
              "Henvendelsen har allerede et udfald.", "The enquiry has its outcome already.");
      case OUTCOME_NOT_BY_HAND ->
          language.pick(
              "Det udfald sættes ikke i hånden. Åbn eller genoptag et forløb ud fra henvendelsen.",
              "This outcome is not set by hand. Open or reopen a case out of the enquiry.");
      case CASE_MISSING ->
          language.pick(
              "Nævn det forløb, som henvendelsen hører til.",
              "Name the case that the enquiry belongs to.");
      case CASE_NOT_APPLICABLE ->
          language.pick(
              "Med det udfald nævnes intet forløb.", "With this outcome no case is named.");
      case DATE_BEFORE_ENQUIRY ->
          language.pick(
              "Dagen ligger før henvendelsen blev modtaget.",
              "The day lies before the enquiry was received.");
      case CONSENT_MISSING ->
          language.pick(
              "Der er intet gyldigt samtykke, som nævner denne modtager. Spørg borgeren.",
              "No consent that holds on the day names this kind of recipient. Ask the citizen.");
      case SAFETY_EVENT_NOT_APPLICABLE ->
          language.pick(
              "Faren hører til et tidligere forløb eller kom efter den dag og er derfor ingen grund.",
              "The safety event is of an earlier episode or came after the day, and so is no reason.");
      case COMPLAINT_NOT_POSSIBLE ->
          language.pick(
              "Efter kommunens regler kan man ikke klage.",
              "By the municipality's rules no complaint is possible.");
      case DATE_BEFORE_COMPLAINT ->
          language.pick("Dagen ligger før klagen.", "The day lies before the complaint was made.");
      case INTERVENER_NOT_IN_RULES ->
          language.pick(
              "Efter kommunens regler kan kun andre gribe ind.",
              "By the municipality's rules only others may intervene.");
      case DECISION_NOT_ISSUED ->
          language.pick(
              "Efter kommunens regler udarbejdes der ingen afgørelse.",
              "By the municipality's rules no formal decision is issued.");
      case NOTE_NOT_IN_RULES ->
          language.pick(
              "Kommunen tillader ikke et notat. Brug koderne.",
              "The municipality allows no note. Use the codes.");
      case CASE_MERGED ->
          language.pick(
              "Forløbet er lagt sammen med et andet; arbejd videre i det fortsættende forløb.",
              "The case is merged into another; go on in the surviving case.");
      case CASE_NOT_MERGED ->
          language.pick(
              "Forløbet er ikke lagt ind i et andet; vælg det forløb, der blev lagt ind.",
              "The case lies in no other; name the case that was absorbed.");
      case SAME_CASE ->
          language.pick(
              "De to forløb er det samme; vælg to forskellige.",
              "The two are one case; name two different ones.");
      case CODE_NOT_OF_CASE ->
          language.pick(
              "Koden hører ikke til forløbet. Se efter, om den er læst rigtigt, eller udsted en ny"
                  + " uden den: så gælder ingen af de gamle mere.",
              "The code does not belong to the case. Check that it was read right, or issue a new"
                  + " one without it: then none of the old ones is good any more.");
      case UNDO_PERIOD_OVER ->
          language.pick(
              "Fristen for at ophæve sammenlægningen er udløbet; den står ved magt.",
              "The period for undoing the merger is over; the merger stands.");
    };
  }
}
