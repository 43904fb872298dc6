package dk.tillid.api.graph;

/// Where a search of cases looks.
enum SearchScope {
  OWN_TEAM,
  MUNICIPALITY
}
