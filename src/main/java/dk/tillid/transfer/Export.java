package dk.tillid.transfer;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Contact;
import dk.tillid.domain.Course;
import dk.tillid.domain.Departure;
import dk.tillid.domain.Digest;
import dk.tillid.domain.Holdings;
import dk.tillid.domain.Merger;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Request;
import dk.tillid.keys.Randomness;
import dk.tillid.keys.Tags;
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
import java.util.function.LongConsumer;

/// Writes out everything of one municipality (eksport). Lines come in the order of the store, which
/// tells nothing, under keys drawn by chance: two exports of the same cases share no key, and no
/// key leads to a pseudonym or handle. Whatever is written is accounted for before it leaves, and
/// its key is remembered, so that the file brings nothing back into this registry that was erased
/// here. Memory: a few lines.
public final class Export {
  private static final int LINES = 64;

  /// What an export goes by.
  ///
  /// @param request as whose act it is accounted for
  public record Means(Holdings holdings, Tags tags, Randomness chance, Request request) {}

  /// What was written.
  public record Tally(long cases, long referrals) {}

  private final Means means;
  private final Municipality municipality;
  private final OutputStream out;
  private final LongConsumer progress;
  private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
  private final List<Departure> departures = new ArrayList<>();
  private List<CaseId> absorbed = new ArrayList<>();
  private int lines;
  private long cases;
  private long referrals;

  /// @param progress told now and then how many lines were written
  public Export(Means means, Municipality municipality, OutputStream out, LongConsumer progress) {
    this.means = means;
    this.municipality = municipality;
    this.out = out;
    this.progress = progress;
  }

  /// Writes all of it.
  ///
  /// @throws UncheckedIOException if the file cannot be written
  public Tally run(LocalDate today) {
    add(new Line.Header(Line.FORMAT, Optional.of(today)));
    means.holdings().referrals(this::enquiry);
    flush();
    means.holdings().cases(this::file);
    flush();
    return new Tally(cases, referrals);
  }

  private void enquiry(Referral referral) {
    if (!referral.municipality().equals(municipality)) {
      return;
    }
    if (referral.openedCase().flatMap(means.holdings().view()::caseFile).isEmpty()) {
      String key = means.chance().lineKey();
      Digest content = add(new Line.OfEnquiry(key, municipality, Enquiry.of(referral)));
      ReferralId name = Arrivals.enquiryNamed(means.tags(), municipality, key);
      leave(new Departure.OfEnquiry(name, referral.id(), content));
      referrals++;
    }
  }

  private void file(CaseFile file) {
    if (file.card().municipality().equals(municipality) && !comesWithAnother(file)) {
      String key = means.chance().lineKey();
      absorbed = new ArrayList<>();
      Digest content = add(new Line.OfCase(key, municipality, dossier(file)));
      CaseId name = Arrivals.caseNamed(means.tags(), municipality, key);
      leave(new Departure.OfCase(name, file.id(), absorbed, content));
      cases++;
    }
  }

  private boolean comesWithAnother(CaseFile file) {
    return file.merger() instanceof Merger.Within within
        && means
            .holdings()
            .view()
            .caseFile(within.surviving())
            .filter(it -> absorbed(it, file.id()).isPresent())
            .isPresent();
  }

  private static Optional<Merger.Absorbed> absorbed(CaseFile above, CaseId id) {
    return above.merger().absorbed().stream().filter(it -> it.caseId().equals(id)).findFirst();
  }

  private Dossier dossier(CaseFile file) {
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
    return means.holdings().view().referral(id).map(Enquiry::of);
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
      contacts.addAll(means.holdings().view().contacts(file.id(), page).orElseThrow().contacts());
    }
    return contacts;
  }

  private List<Joined> joined(CaseFile file) {
    List<Joined> joined = new ArrayList<>();
    for (Merger.Absorbed below : file.merger().absorbed()) {
      means
          .holdings()
          .view()
          .caseFile(below.caseId())
          .ifPresent(it -> joined.add(joined(below, it)));
    }
    return joined;
  }

  private Joined joined(Merger.Absorbed below, CaseFile file) {
    absorbed.add(file.id());
    return new Joined(below.on(), below.anonymousBefore(), below.consentsBefore(), dossier(file));
  }

  private Digest add(Line line) {
    byte[] written = LineFormat.write(line);
    gathered.writeBytes(written);
    gathered.write('\n');
    lines++;
    return means.tags().fingerprint(written);
  }

  private void leave(Departure departure) {
    departures.add(departure);
    if (departures.size() == LINES) {
      flush();
    }
  }

  private void flush() {
    means.holdings().depart(means.request(), departures);
    departures.clear();
    try {
      gathered.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    gathered.reset();
    progress.accept(lines);
  }
}
