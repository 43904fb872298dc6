package dk.tillid.domain.code;

/// How two cases lie in time (forløbenes tidsforhold).
public enum CaseTiming implements Code {
  FOLLOWS_WITHIN_3_MONTHS(
      "det ene forløb begyndte højst 3 måneder efter det andets afslutning",
      "one case began within 3 months of the other's closing"),
  FOLLOWS_WITHIN_1_YEAR(
      "det ene forløb begyndte højst 1 år efter det andets afslutning",
      "one case began within 1 year of the other's closing"),
  FOLLOWS_WITHIN_3_YEARS(
      "det ene forløb begyndte højst 3 år efter det andets afslutning",
      "one case began within 3 years of the other's closing"),
  FOLLOWS_LATER(
      "det ene forløb begyndte mere end 3 år efter det andets afslutning",
      "one case began more than 3 years after the other's closing"),
  OUTREACH_BESIDE_ENQUIRY(
      "samtidige forløb, det ene fra egen opsøgende kontakt og det andet fra en henvendelse",
      "cases at the same time, one from own outreach and one from an enquiry"),
  SIDE_BY_SIDE("samtidige forløb", "cases at the same time");

  private final String da;
  private final String en;

  CaseTiming(String da, String en) {
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
