package dk.tillid.api.graph;

import dk.tillid.domain.code.Code;

/// The languages of texts.
enum Language {
  DA,
  EN;

  String label(Code code) {
    return pick(code.da(), code.en());
  }

  String pick(String da, String en) {
    return switch (this) {
      case DA -> da;
      case EN -> en;
    };
  }
}
