package camelody.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camelody.testing.PostgresExtension;
import com.auth0.jwt.JWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {
  static final UsersSettings SETTINGS = UsersFixture.settings(UsersFixture.FAST);

  @RegisterExtension final PostgresExtension postgres = new PostgresExtension();
  @TempDir Path folder;

  UsersFixture fixture;

  @BeforeEach
  void open() throws Exception {
    postgres.beforeAll(null);
    fixture = new UsersFixture(postgres.uri());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void given_thirty_days_when_they_pass_then_the_next_key_is_published_before_it_signs() {
    String first = signer();

    fixture.clock.pass(Duration.ofDays(30).minusMinutes(50));
    fixture.users.tidy();
    assertThat(published()).hasSize(2).first().isEqualTo(first);
    assertThat(signer()).isEqualTo(first);

    fixture.clock.pass(Duration.ofMinutes(51));
    fixture.users.tidy();
    assertThat(published()).hasSize(2).last().isEqualTo(signer());

    fixture.clock.pass(Duration.ofMinutes(20));
    fixture.users.tidy();
    assertThat(published()).containsExactly(signer()).doesNotContain(first);
  }

  @Test
  void given_a_rotation_that_is_overdue_when_it_comes_then_the_old_key_signs_another_hour() {
    String first = signer();
    fixture.clock.pass(Duration.ofDays(90));

    fixture.users.tidy();

    assertThat(published()).hasSize(2);
    assertThat(signer()).isEqualTo(first);
  }

  @Test
  void given_four_instances_when_they_rotate_at_once_then_they_agree() {
    fixture.clock.pass(Duration.ofDays(30));
    List<UsersService> instances = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      instances.add(fixture.another(SETTINGS));
    }

    instances.stream()
        .map(instance -> CompletableFuture.runAsync(instance::tidy))
        .toList()
        .forEach(CompletableFuture::join);

    assertThat(instances)
        .extracting(UsersService::keys)
        .allSatisfy(keys -> assertThat(keys.keys()).hasSize(2))
        .containsOnly(instances.get(0).keys());
  }

  @Test
  void given_another_secret_when_keys_are_read_then_they_are_neither_used_nor_published() {
    String first = signer();
    UsersService stranger =
        new UsersService(
            fixture.database, SigningSecret.random(), SETTINGS, session -> {}, fixture.clock);

    assertThat(stranger.keys().keys()).hasSize(1).extracting(KeySet.Jwk::kid).doesNotContain(first);
  }

  @Test
  void given_a_public_key_exchanged_in_the_database_when_read_then_it_is_not_published() {
    SigningKey forged = SigningKey.generate(fixture.clock.instant());
    fixture.database.useTransaction(
        handle ->
            handle
                .createUpdate("update signing_key set public_key = :key")
                .bind("key", forged.publicKey().getEncoded())
                .execute());

    fixture.users.tidy();

    assertThat(fixture.users.keys().keys())
        .extracting(KeySet.Jwk::x)
        .doesNotContain(forged.published().x());
  }

  @Test
  void given_the_database_alone_when_searched_then_no_private_key_is_in_it() {
    SigningKey key = SigningKey.generate(fixture.clock.instant());
    byte[] plain = key.privateKey().getEncoded();

    byte[] sealed = fixture.secret.seal(plain, new byte[] {1});

    assertThat(sealed).isNotEqualTo(plain).hasSizeGreaterThan(plain.length);
    assertThat(fixture.secret.open(sealed, new byte[] {1})).contains(plain);
    assertThat(fixture.secret.open(sealed, new byte[] {2})).isEmpty();
    assertThat(SigningSecret.random().open(sealed, new byte[] {1})).isEmpty();
  }

  @Test
  void given_no_secret_file_when_eight_start_at_once_then_all_read_the_same_owner_only_file()
      throws Exception {
    Path file = folder.resolve("secrets/users.signing-secret");
    List<CompletableFuture<SigningSecret>> starts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      starts.add(CompletableFuture.supplyAsync(() -> SigningSecret.inFile(file)));
    }
    List<SigningSecret> secrets = starts.stream().map(CompletableFuture::join).toList();

    byte[] sealed = secrets.get(0).seal(new byte[] {7}, new byte[0]);
    assertThat(secrets)
        .allSatisfy(secret -> assertThat(secret.open(sealed, new byte[0])).isPresent());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void given_a_broken_secret_file_when_read_then_it_is_named_without_its_text() throws Exception {
    Path file = Files.writeString(folder.resolve("users.signing-secret"), "dG9vIHNob3J0");

    assertThatThrownBy(() -> SigningSecret.inFile(file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected 32 bytes")
        .hasMessageNotContaining("dG9vIHNob3J0");
  }

  private String signer() {
    return JWT.decode(fixture.loginAdmin().token()).getKeyId();
  }

  private List<String> published() {
    return fixture.users.keys().keys().stream().map(KeySet.Jwk::kid).toList();
  }
}
