package dk.tillid.domain.code;

/// The unit (enhed) that a citizen goes on to.
public enum HandoverUnit implements Code {
  FAMILY_DEPARTMENT("familieafdeling", "family department"),
  ELDERLY_DEPARTMENT("ældreafdeling", "elderly department"),
  SEL_82("støtte efter § 82", "support under § 82"),
  SEL_85("støtte efter § 85", "support under § 85"),
  TREATMENT_SYSTEM("behandlingssystemet", "treatment system"),
  OTHER_MUNICIPALITY("anden kommune", "other municipality"),
  OTHER_UNIT("anden enhed", "other unit");

  private final String da;
  private final String en;

  HandoverUnit(String da, String en) {
    this.da = da;
    this.en = en;
  }

  /// The kind of recipient that a consent must name so that the unit may be told.
  public RecipientKind recipient() {
    return switch (this) {
      case FAMILY_DEPARTMENT, ELDERLY_DEPARTMENT, SEL_82, SEL_85, OTHER_UNIT ->
          RecipientKind.MUNICIPAL_AUTHORITY;
      case TREATMENT_SYSTEM -> RecipientKind.TREATMENT_SYSTEM;
      case OTHER_MUNICIPALITY -> RecipientKind.OTHER_MUNICIPALITY;
    };
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
