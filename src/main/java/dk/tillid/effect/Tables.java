package dk.tillid.effect;

import dk.tillid.domain.code.Code;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Counts the citizens of a year by codes.
record Tables(List<Citizen> citizens) {
  Tables {
    citizens = List.copyOf(citizens);
  }

  int count() {
    return citizens.size();
  }

  Share share(Predicate<Citizen> holds) {
    return Share.of((int) citizens.stream().filter(holds).count(), count());
  }

  /// All citizens, each by the one code that the answer gives.
  <E extends Enum<E> & Code> Partition by(E[] codes, Function<Citizen, E> answer) {
    return by(codes, _ -> true, citizen -> Optional.of(answer.apply(citizen)));
  }

  /// Those citizens whom the question is about, each by one code or as not recorded.
  <E extends Enum<E> & Code> Partition by(
      E[] codes, Predicate<Citizen> asked, Function<Citizen, Optional<E>> answer) {
    int[] counts = new int[codes.length];
    int notRecorded = 0;
    for (Citizen citizen : citizens) {
      if (!asked.test(citizen)) continue;
      Optional<E> code = answer.apply(citizen);
      if (code.isPresent()) {
        counts[code.get().ordinal()]++;
      } else {
        notRecorded++;
      }
    }
    return new Partition(cells(codes, counts), Share.of(notRecorded, count()));
  }

  /// All citizens, each by as many codes as the answer gives, and by each code once.
  <E extends Enum<E> & Code> List<Cell> bySeveral(
      E[] codes, Function<Citizen, ? extends Collection<E>> answers) {
    int[] counts = new int[codes.length];
    for (Citizen citizen : citizens) {
      answers.apply(citizen).stream().distinct().forEach(code -> counts[code.ordinal()]++);
    }
    return cells(codes, counts);
  }

  private List<Cell> cells(Code[] codes, int[] counts) {
    return Arrays.stream(codes)
        .map(code -> Cell.of(code, counts[code.ordinal()], count()))
        .toList();
  }
}
