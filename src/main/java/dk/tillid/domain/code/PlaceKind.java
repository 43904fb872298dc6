package dk.tillid.domain.code;

/// The kind of place (stedtype). Never an address.
public enum PlaceKind implements Code {
  SHOPPING_CENTRE("indkøbscenter", "shopping centre"),
  LIBRARY("bibliotek", "library"),
  PUB("værtshus", "pub"),
  DEPRIVED_HOUSING_AREA("belastet boligområde", "deprived housing area"),
  GATHERING_PLACE("samlingssted", "gathering place"),
  PARK("park", "park"),
  CHURCHYARD("kirkegård", "churchyard"),
  WOODLAND("skov", "woodland"),
  HOME("hjem", "home"),
  OTHER("andet sted", "other place"),
  UNKNOWN("ukendt", "unknown");

  private final String da;
  private final String en;

  PlaceKind(String da, String en) {
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
