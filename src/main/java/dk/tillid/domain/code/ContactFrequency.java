package dk.tillid.domain.code;

/// The frequency of contact (kontakthyppighed) aimed at.
public enum ContactFrequency implements Code {
  DAILY("daglig", "daily"),
  WEEKLY("ugentlig", "weekly"),
  AS_NEEDED("efter behov", "as needed");

  private final String da;
  private final String en;

  ContactFrequency(String da, String en) {
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
