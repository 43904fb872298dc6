package dk.tillid.search;

import dk.tillid.domain.Municipality;
import dk.tillid.domain.Referral;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.TraitQuery;
import dk.tillid.domain.WorkerId;
import dk.tillid.domain.code.ReferralOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// The terms of documents, and the queries over them.
final class Questions {
  /// The field of cases' terms.
  static final String CASE = "case";

  /// The field of enquiries' terms.
  static final String REFERRAL = "referral";

  private Questions() {}

  static List<String> terms(CaseRow row) {
    List<String> terms = new ArrayList<>();
    terms.add(term(row.municipality()));
    terms.add(term(row.team()));
    row.workers().forEach(worker -> terms.add(term(worker)));
    row.traits().chars().forEach(letter -> terms.add(Character.toString(letter)));
    return terms;
  }

  static List<String> terms(Referral referral) {
    return List.of(
        term(referral.municipality()),
        term(referral.team()),
        openness(referral.outcome() == ReferralOutcome.OPEN));
  }

  static Query cases(TraitQuery query) {
    BooleanQuery.Builder all = within(CASE, query.municipality(), query.teams());
    query.worker().ifPresent(worker -> all.add(has(CASE, term(worker)), Occur.FILTER));
    query.open().ifPresent(open -> all.add(has(CASE, openness(open)), Occur.FILTER));
    letters(query)
        .chars()
        .forEach(letter -> all.add(has(CASE, Character.toString(letter)), Occur.FILTER));
    return all.build();
  }

  static Query referrals(Municipality municipality, Set<TeamId> teams, Optional<Boolean> open) {
    BooleanQuery.Builder all = within(REFERRAL, municipality, teams);
    open.ifPresent(is -> all.add(has(REFERRAL, openness(is)), Occur.FILTER));
    return all.build();
  }

  private static String letters(TraitQuery query) {
    StringBuilder letters = new StringBuilder();
    query.gender().ifPresent(code -> letters.append(TraitAlphabet.of(code)));
    query.ageBand().ifPresent(code -> letters.append(TraitAlphabet.of(code)));
    query.targetGroups().forEach(code -> letters.append(TraitAlphabet.of(code)));
    query.housing().ifPresent(code -> letters.append(TraitAlphabet.of(code)));
    query.income().ifPresent(code -> letters.append(TraitAlphabet.of(code)));
    query.primaryProblem().ifPresent(code -> letters.append(TraitAlphabet.of(code)));
    query.furtherProblems().forEach(code -> letters.append(TraitAlphabet.of(code)));
    query.phase().ifPresent(code -> letters.append(TraitAlphabet.of(code)));
    query.source().ifPresent(code -> letters.append(TraitAlphabet.of(code)));
    return letters.toString();
  }

  private static BooleanQuery.Builder within(
      String field, Municipality municipality, Set<TeamId> teams) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(has(field, term(municipality)), Occur.FILTER);
    if (!teams.isEmpty()) {
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      teams.forEach(team -> any.add(has(field, term(team)), Occur.SHOULD));
      all.add(any.build(), Occur.FILTER);
    }
    return all;
  }

  private static Query has(String field, String term) {
    return new TermQuery(new Term(field, term));
  }

  private static String openness(boolean open) {
    return String.valueOf(open ? TraitAlphabet.OPEN : TraitAlphabet.CLOSED);
  }

  private static String term(Municipality municipality) {
    return "m" + municipality.code();
  }

  private static String term(TeamId team) {
    return "t" + team.value();
  }

  private static String term(WorkerId worker) {
    return "w" + worker.value();
  }
}
