package dk.tillid.domain.code;

/// Target group (målgruppe): why a person is within §99. A person may be in several; no diagnosis
/// is needed.
public enum TargetGroup implements Code {
  MENTAL_ILLNESS("sindslidende", "mental illness"),
  MENTALLY_VULNERABLE("psykisk sårbar", "mentally vulnerable"),
  DRUG_MISUSE("stofmisbrug", "drug misuse"),
  ALCOHOL_MISUSE("alkoholmisbrug", "alcohol misuse"),
  HOMELESS("hjemløs", "homeless"),
  CANNOT_STAY_IN_OWN_HOME("kan ikke opholde sig i egen bolig", "cannot stay in own home"),
  SPECIAL_SOCIAL_PROBLEMS("særlige sociale problemer", "special social problems"),
  ISOLATED("isoleret", "isolated"),
  NOT_USING_SERVICES("bruger ikke tilbud", "not using services"),
  TREATMENT_UNRESOLVED(
      "manglende eller uafklaret behandlingstilbud", "treatment missing or unresolved"),
  HOUSING_PROBLEM("boligproblem", "housing problem"),
  NO_OR_POOR_NETWORK("intet eller ringe netværk", "no or poor network"),
  VISIBLE_DISTRESS("lever i synlig nød", "visible distress"),
  OTHERS_CONCERNED("andre er bekymrede", "others are concerned"),
  NUISANCE_TO_OTHERS("til gene for andre", "nuisance to others");

  private final String da;
  private final String en;

  TargetGroup(String da, String en) {
    this.da = da;
    this.en = en;
  }

  @Override
  public String da() {
    return da;
  }

  @Override
  public String en() {
    return en;
  }
}
