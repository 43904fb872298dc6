package dk.tillid.api.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// A bucket of requests for each address (token bucket: a minute's worth at first, refilled
/// evenly). There is none for all addresses together and no code is ever locked: either would let
/// others keep a citizen from withdrawing.
///
/// Addresses are kept nowhere: a bucket is found by SHA-256 over a random key, which changes every
/// hour and takes all buckets with it, and the address; of IPv6 the network of 64 bits. Memory
/// only.
final class RateLimiter {
  private static final int MAX_BUCKETS = 100_000;
  private static final int IPV6_NETWORK_BYTES = 8;
  private static final long MILLIS_PER_HOUR = 3_600_000;
  private static final double MILLIS_PER_MINUTE = 60_000;

  private final Supplier<byte[]> freshKey;
  private final Clock clock;
  private final int perMinutePerAddress;
  private final Map<Place, Bucket> buckets =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Bucket> eldest) {
          return size() > MAX_BUCKETS;
        }
      };
  private byte[] key;
  private long hour;

  /// @param freshKey gives 32 random bytes
  RateLimiter(Supplier<byte[]> freshKey, Clock clock, int perMinutePerAddress) {
    this.freshKey = freshKey;
    this.clock = clock;
    this.perMinutePerAddress = perMinutePerAddress;
    this.key = freshKey.get();
    this.hour = clock.millis() / MILLIS_PER_HOUR;
  }

  /// Takes one request of the address; 0 if it may pass, else the seconds until one may.
  synchronized int take(String address) {
    long now = clock.millis();
    Bucket own = bucket(address, now);
    int wait = own.secondsToWait(now);
    if (wait == 0) {
      own.take();
    }
    return wait;
  }

  /// The seconds until a request of the address may pass, without taking one.
  synchronized int secondsToWait(String address) {
    long now = clock.millis();
    return bucket(address, now).secondsToWait(now);
  }

  private Bucket bucket(String address, long now) {
    if (now / MILLIS_PER_HOUR != hour) {
      hour = now / MILLIS_PER_HOUR;
      key = freshKey.get();
      buckets.clear();
    }
    return buckets.computeIfAbsent(place(address), _ -> new Bucket(perMinutePerAddress, now));
  }

  private Place place(String address) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(key);
      ByteBuffer digest = ByteBuffer.wrap(sha256.digest(network(address)));
      return new Place(digest.getLong(), digest.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// What counts as one address.
  static byte[] network(String address) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(address);
      byte[] bytes = parsed.getAddress();
      return parsed instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes;
    } catch (IllegalArgumentException e) {
      return address.getBytes(StandardCharsets.UTF_8);
    }
  }

  /// Where a bucket stands: 128 bits that tell no address.
  private record Place(long high, long low) {}

  /// A minute's worth of requests.
  private static final class Bucket {
    private final int size;
    private double level;
    private long filledAt;

    Bucket(int size, long now) {
      this.size = size;
      this.level = size;
      this.filledAt = now;
    }

    int secondsToWait(long now) {
      level = Math.min(size, level + Math.max(0, now - filledAt) * size / MILLIS_PER_MINUTE);
      filledAt = now;
      return level >= 1 ? 0 : (int) Math.ceil((1 - level) * 60 / size);
    }

    void take() {
      level -= 1;
    }
  }
}
