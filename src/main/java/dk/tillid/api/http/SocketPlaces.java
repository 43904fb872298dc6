package dk.tillid.api.http;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// The places for open sockets: so many in all, and so many of one address, so that no one address
/// takes them all. Of IPv6 the network of 64 bits counts as one address. An address is known as
/// long as it has a socket.
final class SocketPlaces {
  private final int most;
  private final int mostPerAddress;
  private final Map<String, Integer> taken = new HashMap<>();
  private int all;

  SocketPlaces(HttpSettings.SocketLimits limits) {
    this.most = limits.maxSockets();
    this.mostPerAddress = limits.maxSocketsPerAddress();
  }

  /// Takes a place, or says that there is none.
  synchronized boolean take(String address) {
    String key = key(address);
    int own = taken.getOrDefault(key, 0);
    if (all >= most || own >= mostPerAddress) {
      return false;
    }
    taken.put(key, own + 1);
    all++;
    return true;
  }

  /// Gives a place back that was taken.
  synchronized void give(String address) {
    taken.computeIfPresent(
        key(address),
        (_, own) -> {
          all--;
          return own == 1 ? null : own - 1;
        });
  }

  private static String key(String address) {
    return HexFormat.of().formatHex(RateLimiter.network(address));
  }
}
