package dk.tillid.api.http;

import dk.tillid.domain.Role;
import java.util.List;
import java.util.Map;

/// An OpenID Connect issuer whose tokens are taken, and where they say what.
///
/// @param issuer the `iss` of its tokens; also where discovery begins
/// @param audience the `aud` its tokens must carry
/// @param jwksUri where its keys are; empty to ask `<issuer>/.well-known/openid-configuration`.
///   Must be `https`, or `http` on this machine
/// @param workerClaim path of the worker's name, such as `sub`; may be mail-like, but a token whose
///   worker has the form of a CPR number proves nobody
/// @param roleClaim path of the roles, such as `realm_access`, `roles`: a text or a list of texts
/// @param municipalityClaim path of the municipality's four digits
/// @param teamsClaim path of the teams: a text or a list of texts
/// @param roles the role each value of the role claim stands for; values not named stand for
///   nothing. A token must name exactly one role
public record IssuerSettings(
    String issuer,
    String audience,
    String jwksUri,
    List<String> workerClaim,
    List<String> roleClaim,
    List<String> municipalityClaim,
    List<String> teamsClaim,
    Map<String, Role> roles) {
  /// Copies the paths.
  public IssuerSettings {
    workerClaim = List.copyOf(workerClaim);
    roleClaim = List.copyOf(roleClaim);
    municipalityClaim = List.copyOf(municipalityClaim);
    teamsClaim = List.copyOf(teamsClaim);
    roles = Map.copyOf(roles);
  }

  /// An issuer that speaks as the registry's own: `sub`, `role`, `municipality`, `teams`, and the
  /// roles' own names.
  public static IssuerSettings plain(String issuer, String audience, String jwksUri) {
    return new IssuerSettings(
        issuer,
        audience,
        jwksUri,
        List.of("sub"),
        List.of("role"),
        List.of("municipality"),
        List.of("teams"),
        Map.of(
            "worker", Role.WORKER,
            "teamlead", Role.TEAMLEAD,
            "statistician", Role.STATISTICIAN,
            "keykeeper", Role.KEYKEEPER,
            "auditor", Role.AUDITOR,
            "operator", Role.OPERATOR));
  }
}
