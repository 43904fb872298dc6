package dk.tillid.demo;

import dk.tillid.domain.CaseCard;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Handle;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Traits;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The demonstration year as changes, in rounds of 55 citizens: the first in [#HOME], the others in
/// turn in 26 further municipalities and over five years.
///
/// The status report of `HOME` for the year has Rudersdal's margins for 2010. Courses that run at
/// the year's end run on there until today, so that the day's list is alive.
public final class DemoYear {
  /// The fictive municipality Eksempelkøbing.
  public static final Municipality HOME = new Municipality("0999");

  /// The citizens of the year unless asked otherwise, and the fewest.
  public static final int CITIZENS = Margins.CITIZENS;

  /// The contacts unless asked otherwise.
  public static final int CONTACTS = 1_400;

  /// The most citizens.
  public static final int MAX_CITIZENS = 100_000;

  /// The most contacts.
  public static final int MAX_CONTACTS = 1_000_000;

  private static final int OTHERS = 26;
  private static final int FIRST_OF_OTHERS = 901;
  private static final int YEARS = 5;
  private static final int HANDLES = 1 << 30;
  private static final int ODD = 0x1E3779B1; // numbers times this meet all handles before one again

  /// How much, and when.
  ///
  /// @param year the year whose report has the margins; not after today's
  /// @param citizens 55–100,000 who were reached; a few cases stand beside them
  /// @param contacts 100–1,000,000 in all
  public record Scale(int year, int citizens, int contacts, LocalDate today) {
    /// Refuses what lies outside.
    public Scale {
      if (year > today.getYear()
          || citizens < CITIZENS
          || citizens > MAX_CITIZENS
          || contacts < 100
          || contacts > MAX_CONTACTS) {
        throw new IllegalArgumentException("the demonstration year's scale is out of bounds");
      }
    }

    /// 55 citizens, in the year before today's.
    public static Scale usual(LocalDate today) {
      return new Scale(today.getYear() - 1, CITIZENS, CONTACTS, today);
    }
  }

  private final long seed;
  private final Scale scale;
  private final IntFunction<Handle> handles;
  private final CodeTag code;
  private final int overBudget;
  private final int withCode;

  /// @param handles the handle with these 30 bits, a different one for each
  /// @param code the tag of the code that the citizen of [Planted#withCode] holds
  public DemoYear(long seed, Scale scale, IntFunction<Handle> handles, CodeTag code) {
    this.seed = seed;
    this.scale = scale;
    this.handles = handles;
    this.code = code;
    List<Integer> longCourses = longCourses();
    this.overBudget = longCourses.get(0);
    this.withCode = longCourses.get(1);
  }

  /// The cases about which something is known beforehand.
  public Planted planted() {
    Extras extras = extras();
    List<CaseId> running = new ArrayList<>();
    round(0).forEach(one -> running.add(one.file().id()));
    return new Planted(
        extras.overdue(),
        extras.protocolMet(),
        running.get(overBudget),
        extras.withdrawn(),
        running.get(withCode));
  }

  /// All changes, those of one case in one batch; only the erasure of the withdrawn case comes in a
  /// later one. The stream makes them as they are asked for and may be made parallel, if the
  /// batches are then taken in their order.
  public Stream<List<Change>> batches() {
    int rounds = (scale.citizens + CITIZENS - 1) / CITIZENS;
    Stream<List<Change>> year =
        IntStream.range(0, rounds)
            .boxed()
            .flatMap(round -> round(round).stream().map(Invented::changes));
    return Stream.concat(year, Stream.of(extras()).flatMap(some -> some.batches().stream()));
  }

  private Extras extras() {
    return new Extras(new Draw(seed, -1), scale.today, number -> handle(scale.citizens + number));
  }

  private List<Invented> round(int round) {
    int first = round * CITIZENS;
    int size = Math.min(CITIZENS, scale.citizens - first);
    Draw draw = new Draw(seed, round);
    Calendar calendar = Calendar.of(year(round), scale.today);
    List<History> histories =
        Margins.sketches(draw).stream()
            .limit(size)
            .map(sketch -> new History(draw, sketch, calendar, round == 0))
            .toList();
    int[] contacts = shares(histories, contactsUpTo(first + size) - contactsUpTo(first));
    List<Invented> cases = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      CaseCard card = Invented.card(draw, municipality(round), i, handle(first + i));
      History history = histories.get(i);
      boolean over = round == 0 && i == overBudget;
      Invented one =
          Invented.of(
              draw,
              card,
              Invented.id(draw),
              round == 0 ? history.traits() : withoutAge(history.traits()),
              history.course(),
              over ? overBudget(draw, history, contacts[i]) : diary(draw, history, contacts[i]));
      boolean holdsCode = round == 0 && i == withCode;
      cases.add(holdsCode ? one.with(code, history.reached(), scale.today) : one);
    }
    return cases;
  }

  /// Only the home municipality's rules ask for the exact age.
  private static Traits withoutAge(Traits traits) {
    return new Traits(
        traits.gender(),
        traits.ageBand(),
        OptionalInt.empty(),
        traits.civilStatus(),
        traits.livingSituation(),
        traits.targetGroups(),
        traits.anonymousInDialogue());
  }

  private static Diary diary(Draw draw, History history, int contacts) {
    return Diary.of(draw, contacts, history.reached(), history.until());
  }

  private Diary overBudget(Draw draw, History history, int contacts) {
    LocalDate sunday = Diary.monday(scale.today).minusDays(1);
    return Diary.of(draw, Math.max(0, contacts - 2), history.reached(), sunday)
        .overBudget(draw, scale.today);
  }

  /// The citizens of the first round whose course is long and runs.
  private List<Integer> longCourses() {
    List<Sketch> sketches = Margins.sketches(new Draw(seed, 0));
    return IntStream.range(0, sketches.size())
        .filter(i -> sketches.get(i).course().equals(Margins.LONG_AND_RUNNING))
        .boxed()
        .toList();
  }

  /// The contacts of all citizens before the n-th.
  private int contactsUpTo(int n) {
    return (int) ((long) scale.contacts * n / scale.citizens);
  }

  /// Divides contacts by the length of courses; who declined has none.
  private static int[] shares(List<History> histories, int contacts) {
    long[] until = new long[histories.size()];
    long sum = 0;
    for (int i = 0; i < until.length; i++) {
      sum += weight(histories.get(i));
      until[i] = sum;
    }
    int[] shares = new int[until.length];
    int given = 0;
    for (int i = 0; i < until.length; i++) {
      shares[i] = sum == 0 ? 0 : (int) (contacts * until[i] / sum) - given;
      given += shares[i];
    }
    return shares;
  }

  private static long weight(History history) {
    return history.declined() ? 0 : 7 + ChronoUnit.DAYS.between(history.reached(), history.until());
  }

  private static Municipality municipality(int round) {
    return round == 0
        ? HOME
        : new Municipality(
            String.format(Locale.ROOT, "%04d", FIRST_OF_OTHERS + (round - 1) % OTHERS));
  }

  private int year(int round) {
    return round == 0 ? scale.year : scale.year - (round - 1) / OTHERS % YEARS;
  }

  private Handle handle(int number) {
    return handles.apply((int) (number * (long) ODD + seed) & (HANDLES - 1));
  }
}
