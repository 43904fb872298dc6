package dk.tillid.domain;

import java.util.ArrayList;
import java.util.List;

/// A case (sag) as a whole, without the pages of its contacts.
///
/// @param codes the keyed hashes of the paper codes the citizen holds
public record CaseFile(
    CaseId id,
    CaseCard card,
    Traits traits,
    Course course,
    ContactBook contacts,
    List<Consent> consents,
    List<CodeTag> codes) {
  /// Copies the lists.
  public CaseFile {
    consents = List.copyOf(consents);
    codes = List.copyOf(codes);
  }

  /// Whether an episode runs.
  public boolean open() {
    return course.episode().open();
  }

  /// In the hands of others.
  public CaseFile with(CaseCard changed) {
    return new CaseFile(id, changed, traits, course, contacts, consents, codes);
  }

  /// With other traits.
  public CaseFile with(Traits changed) {
    return new CaseFile(id, card, changed, course, contacts, consents, codes);
  }

  /// With its course moved on.
  public CaseFile with(Course changed) {
    return new CaseFile(id, card, traits, changed, contacts, consents, codes);
  }

  /// With a contact noted in its book.
  public CaseFile with(ContactBook changed) {
    return new CaseFile(id, card, traits, course, changed, consents, codes);
  }

  /// With its consents replaced.
  public CaseFile withConsents(List<Consent> changed) {
    return new CaseFile(id, card, traits, course, contacts, changed, codes);
  }

  /// With one paper code more.
  public CaseFile with(CodeTag code) {
    List<CodeTag> more = new ArrayList<>(codes);
    more.add(code);
    return new CaseFile(id, card, traits, course, contacts, consents, more);
  }

  /// Says nothing of the case, so that no message or log can.
  @Override
  public String toString() {
    return "CaseFile";
  }
}
