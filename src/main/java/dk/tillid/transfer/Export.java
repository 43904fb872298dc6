package dk.tillid.transfer;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Contact;
import dk.tillid.domain.Course;
import dk.tillid.domain.Merger;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.View;
import dk.tillid.keys.Randomness;
import dk.tillid.transfer.Dossier.Happenings;
import dk.tillid.transfer.Dossier.Joined;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Writes out everything of one municipality (eksport). Lines come in the order of the store, which
/// tells nothing, under keys drawn by chance: two exports of the same cases share no key, and no
/// key leads to a pseudonym or handle. Whatever is written is accounted for before it leaves.
/// Memory: a few lines.
public final class Export {
  private static final int LINES = 64;

  /// Where everything is.
  public interface Stock {
    /// The state.
    View view();

    /// Tells every case once.
    void cases(Consumer<CaseFile> sink);

    /// Tells every enquiry once.
    void referrals(Consumer<Referral> sink);

    /// Accounts for cases about to leave; without cases, for enquiries.
    void account(List<CaseId> subjects);
  }

  /// What was written.
  public record Tally(long cases, long referrals) {}

  private final Stock stock;
  private final Municipality municipality;
  private final Randomness chance;
  private final OutputStream out;
  private final LongConsumer progress;
  private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
  private final List<CaseId> subjects = new ArrayList<>();
  private int lines;
  private long cases;
  private long referrals;

  /// @param progress told now and then how many lines were written
  public Export(
      Stock stock,
      Municipality municipality,
      Randomness chance,
      OutputStream out,
      LongConsumer progress) {
    this.stock = stock;
    this.municipality = municipality;
    this.chance = chance;
    this.out = out;
    this.progress = progress;
  }

  /// Writes all of it.
  ///
  /// @throws UncheckedIOException if the file cannot be written
  public Tally run(LocalDate today) {
    add(new Line.Header(Line.FORMAT, Optional.of(today)));
    stock.referrals(this::enquiry);
    flush();
    stock.cases(this::file);
    flush();
    return new Tally(cases, referrals);
  }

  private void enquiry(Referral referral) {
    if (!referral.municipality().equals(municipality)) {
      return;
    }
    if (referral.openedCase().flatMap(stock.view()::caseFile).isEmpty()) {
      add(new Line.OfEnquiry(chance.lineKey(), municipality, Enquiry.of(referral)));
      referrals++;
    }
  }

  private void file(CaseFile file) {
    if (file.card().municipality().equals(municipality) && !comesWithAnother(file)) {
      add(new Line.OfCase(chance.lineKey(), municipality, dossier(file)));
      cases++;
    }
  }

  private boolean comesWithAnother(CaseFile file) {
    return file.merger() instanceof Merger.Within within
        && stock
            .view()
            .caseFile(within.surviving())
            .filter(it -> absorbed(it, file.id()).isPresent())
            .isPresent();
  }

  private static Optional<Merger.Absorbed> absorbed(CaseFile above, CaseId id) {
    return above.merger().absorbed().stream().filter(it -> it.caseId().equals(id)).findFirst();
  }

  private Dossier dossier(CaseFile file) {
    subjects.add(file.id());
    return new Dossier(
        file.card().team(),
        file.card().workers(),
        file.traits(),
        file.course().episodes().stream()
            .map(it -> Stretch.of(it, it.referral().flatMap(this::enquiry)))
            .toList(),
        happenings(file.course()),
        contacts(file),
        file.consents(),
        besideEnquiries(file.proceedings()),
        file.note(),
        file.proceedings().enquiries().stream().flatMap(id -> enquiry(id).stream()).toList(),
        joined(file));
  }

  private Optional<Enquiry> enquiry(ReferralId id) {
    return stock.view().referral(id).map(Enquiry::of);
  }

  private static Proceedings besideEnquiries(Proceedings all) {
    return new Proceedings(
        all.teamReviews(),
        all.handovers(),
        all.complaints(),
        all.safetyEvents(),
        all.disclosures(),
        all.formalDecisions(),
        List.of());
  }

  private static Happenings happenings(Course course) {
    return new Happenings(
        course.attempts(),
        course.observations(),
        course.phases(),
        course.goals(),
        course.bridges(),
        course.measurements());
  }

  private List<Contact> contacts(CaseFile file) {
    List<Contact> contacts = new ArrayList<>();
    for (int page = 0; page < file.contacts().pages().size(); page++) {
      contacts.addAll(stock.view().contacts(file.id(), page).orElseThrow().contacts());
    }
    return contacts;
  }

  private List<Joined> joined(CaseFile file) {
    List<Joined> joined = new ArrayList<>();
    for (Merger.Absorbed absorbed : file.merger().absorbed()) {
      stock
          .view()
          .caseFile(absorbed.caseId())
          .ifPresent(it ->
              joined.add(
                  new Joined(
                      absorbed.on(),
                      absorbed.anonymousBefore(),
                      absorbed.consentsBefore(),
                      dossier(it))));
    }
    return joined;
  }

  private void add(Line line) {
    gathered.writeBytes(LineFormat.write(line));
    gathered.write('\n');
    lines++;
    if (lines % LINES == 0) {
      flush();
    }
  }

  private void flush() {
    stock.account(subjects);
    subjects.clear();
    try {
      gathered.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    gathered.reset();
    progress.accept(lines);
  }
}
