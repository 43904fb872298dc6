package dk.tillid.domain.code;

/// What a referrer can be told of an enquiry (kvittering): never what became of the person.
public enum ReceiptStatus implements Code {
  RECEIVED("modtaget", "received"),
  HANDLED("behandlet", "handled");

  private final String da;
  private final String en;

  ReceiptStatus(String da, String en) {
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
