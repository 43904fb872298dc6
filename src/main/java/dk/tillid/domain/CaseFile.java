package dk.tillid.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A case (sag) as a whole, without the pages of its contacts.
///
/// @param codes the keyed hashes of the paper codes the citizen holds
/// @param note the short note, where the municipality allows one
public record CaseFile(
    CaseId id,
    CaseCard card,
    Traits traits,
    Course course,
    ContactBook contacts,
    List<Consent> consents,
    List<CodeTag> codes,
    Proceedings proceedings,
    Merger merger,
    Optional<Note> note) {
  /// Copies the lists.
  public CaseFile {
    consents = List.copyOf(consents);
    codes = List.copyOf(codes);
  }

  /// A new case: nothing recorded but its course.
  public static CaseFile opened(CaseId id, CaseCard card, Traits traits, Course course) {
    return new CaseFile(
        id,
        card,
        traits,
        course,
        ContactBook.EMPTY,
        List.of(),
        List.of(),
        Proceedings.NONE,
        Merger.NONE,
        Optional.empty());
  }

  /// Whether an episode runs.
  public boolean open() {
    return course.episode().open();
  }

  /// Every enquiry about the citizen: those that episodes came of, then the further ones.
  public List<ReferralId> enquiries() {
    return Stream.concat(
            course.episodes().stream().flatMap(it -> it.referral().stream()),
            proceedings.enquiries().stream())
        .toList();
  }

  /// Whether it lies in another case, which speaks for it.
  public boolean merged() {
    return merger instanceof Merger.Within;
  }

  /// Whether the citizen wished anonymity in this case itself, apart from the cases it absorbed.
  public boolean anonymousOfItsOwn() {
    return merger.absorbed().isEmpty()
        ? traits.anonymousInDialogue()
        : merger.absorbed().getFirst().anonymousBefore();
  }

  /// In the hands of others.
  public CaseFile with(CaseCard changed) {
    return new CaseFile(
        id, changed, traits, course, contacts, consents, codes, proceedings, merger, note);
  }

  /// With other traits.
  public CaseFile with(Traits changed) {
    return new CaseFile(
        id, card, changed, course, contacts, consents, codes, proceedings, merger, note);
  }

  /// With its course moved on.
  public CaseFile with(Course changed) {
    return new CaseFile(
        id, card, traits, changed, contacts, consents, codes, proceedings, merger, note);
  }

  /// With a contact noted in its book.
  public CaseFile with(ContactBook changed) {
    return new CaseFile(
        id, card, traits, course, changed, consents, codes, proceedings, merger, note);
  }

  /// With its consents replaced.
  public CaseFile withConsents(List<Consent> changed) {
    return new CaseFile(
        id, card, traits, course, contacts, changed, codes, proceedings, merger, note);
  }

  /// With one paper code more.
  public CaseFile with(CodeTag code) {
    List<CodeTag> more = new ArrayList<>(codes);
    more.add(code);
    return new CaseFile(
        id, card, traits, course, contacts, consents, more, proceedings, merger, note);
  }

  /// With no paper code any more.
  public CaseFile withoutCodes() {
    return new CaseFile(
        id, card, traits, course, contacts, consents, List.of(), proceedings, merger, note);
  }

  /// With something done about it.
  public CaseFile with(Proceedings changed) {
    return new CaseFile(id, card, traits, course, contacts, consents, codes, changed, merger, note);
  }

  /// With another stand to other cases of the same person.
  public CaseFile with(Merger changed) {
    return new CaseFile(
        id, card, traits, course, contacts, consents, codes, proceedings, changed, note);
  }

  /// With another note, or without one.
  public CaseFile withNote(Optional<Note> changed) {
    return new CaseFile(
        id, card, traits, course, contacts, consents, codes, proceedings, merger, changed);
  }

  /// Says nothing of the case, so that no message or log can.
  @Override
  public String toString() {
    return "CaseFile";
  }
}
