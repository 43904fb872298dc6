package dk.tillid.domain.code;

/// Who acts (hvem griber ind) in a danger.
public enum SafetyActor implements Code {
  OWN_DOCTOR("egen læge", "own doctor"),
  POLICE("politi", "police"),
  EMERGENCY_SERVICES("alarmcentralen", "emergency services"),
  DOCTOR_ON_CALL("lægevagt", "doctor on call"),
  HOSPITAL("sygehus", "hospital"),
  FAMILY_DEPARTMENT("familieafdeling", "family department");

  private final String da;
  private final String en;

  SafetyActor(String da, String en) {
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
