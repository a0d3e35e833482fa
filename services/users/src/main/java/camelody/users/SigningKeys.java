package camelody.users;

import camelody.storage.Database;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shares the signing keys among all instances, and replaces them in time.
 *
 * <pre>
 *   made, published ── 1 h ──▶ signs ── 30 days ──▶ published only ── token lifetime ──▶ gone
 * </pre>
 *
 * A key is published before it signs, and longer than what it signed may live: a rotation logs
 * nobody out. A key that the secret does not open is neither used nor published, so whoever can
 * write to the database alone cannot make tokens.
 */
final class SigningKeys {
  private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
  private static final long LOCK = 0x63616d656c6f6479L;

  private final Database database;
  private final SigningSecret secret;
  private final UsersSettings settings;
  private final Clock clock;

  private final Set<String> reported = ConcurrentHashMap.newKeySet();

  private volatile List<SigningKey> known = List.of();

  SigningKeys(Database database, SigningSecret secret, UsersSettings settings, Clock clock) {
    this.database = database;
    this.secret = secret;
    this.settings = settings;
    this.clock = clock;
  }

  /** Reads the keys again, makes the next one when it is time, deletes those of no more use. */
  void refresh() {
    known =
        database.apart(
            handle -> {
              handle.execute("select pg_advisory_xact_lock(?)", LOCK);
              List<SigningKey> keys = read(handle);
              superseded(keys).forEach(key -> delete(handle, key));
              nextSignsFrom(keys).ifPresent(from -> add(handle, SigningKey.generate(from)));
              return read(handle);
            });
  }

  /** Answers the key that signs now. */
  SigningKey current() {
    Instant now = clock.instant();
    List<SigningKey> keys = keys();
    return keys.stream()
        .filter(key -> !key.signsFrom().isAfter(now))
        .reduce((older, newer) -> newer)
        .orElseGet(() -> keys.get(0));
  }

  /** Answers the keys that verify: past, present and next. */
  KeySet published() {
    return new KeySet(keys().stream().map(SigningKey::published).toList());
  }

  private List<SigningKey> keys() {
    if (known.isEmpty()) {
      refresh();
    }
    return known;
  }

  private Optional<Instant> nextSignsFrom(List<SigningKey> keys) {
    Instant now = clock.instant();
    if (keys.isEmpty()) {
      return Optional.of(now);
    }
    Instant due = keys.get(keys.size() - 1).signsFrom().plus(settings.keys().rotation());
    Instant published = now.plus(settings.keys().publishedAhead());
    if (due.isAfter(published)) {
      return Optional.empty();
    }
    return Optional.of(due.isAfter(now) ? due : published);
  }

  private List<SigningKey> read(Handle handle) {
    return handle
        .createQuery(
            "select key_id, public_key, sealed_private_key, signs_from from signing_key"
                + " order by signs_from, key_id")
        .map(
            (row, context) ->
                open(
                    row.getString("key_id"),
                    row.getBytes("public_key"),
                    row.getBytes("sealed_private_key"),
                    Rows.instant(row, "signs_from")))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<SigningKey> open(
      String keyId, byte[] publicKey, byte[] sealed, Instant signsFrom) {
    Optional<byte[]> privateKey = secret.open(sealed, context(keyId, publicKey, signsFrom));
    if (privateKey.isEmpty() && reported.add(keyId)) {
      LOG.warn(
          "signing key {} was sealed with another users.signing-secret and is not used;"
              + " all instances need the same one",
          keyId);
    }
    return privateKey.map(opened -> SigningKey.read(keyId, publicKey, opened, signsFrom));
  }

  private void add(Handle handle, SigningKey key) {
    byte[] publicKey = key.publicKey().getEncoded();
    handle
        .createUpdate(
            "insert into signing_key (key_id, public_key, sealed_private_key, signs_from)"
                + " values (:id, :publicKey, :sealed, :signsFrom)")
        .bind("id", key.keyId())
        .bind("publicKey", publicKey)
        .bind(
            "sealed",
            secret.seal(
                key.privateKey().getEncoded(), context(key.keyId(), publicKey, key.signsFrom())))
        .bind("signsFrom", Rows.utc(key.signsFrom()))
        .execute();
    LOG.info("made signing key {}, which signs from {}", key.keyId(), key.signsFrom());
  }

  // A key is of no more use when its successor has signed for as long as a token lives.
  private List<SigningKey> superseded(List<SigningKey> keys) {
    Instant silentSince = clock.instant().minus(settings.tokenLifetime()).minus(CLOCKS_DIFFER);
    int last =
        (int) keys.stream().skip(1).filter(key -> key.signsFrom().isBefore(silentSince)).count();
    return keys.subList(0, last);
  }

  private static void delete(Handle handle, SigningKey key) {
    handle
        .createUpdate("delete from signing_key where key_id = :id")
        .bind("id", key.keyId())
        .execute();
  }

  private static byte[] context(String keyId, byte[] publicKey, Instant signsFrom) {
    byte[] name = (keyId + "@" + signsFrom.getEpochSecond()).getBytes(StandardCharsets.UTF_8);
    byte[] whole = java.util.Arrays.copyOf(name, name.length + publicKey.length);
    System.arraycopy(publicKey, 0, whole, name.length, publicKey.length);
    return whole;
  }
}
