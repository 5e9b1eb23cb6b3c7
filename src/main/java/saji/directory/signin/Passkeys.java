package saji.directory.signin;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import saji.directory.Directory;
import saji.directory.Person;
import saji.directory.PersonId;
import saji.platform.Rows;

/** The public halves of the staff's passkeys; a person's WebAuthn user handle is the id of the person. */
@Component
class Passkeys implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {

    private final JdbcClient jdbc;
    private final Directory directory;
    private final InstantSource clock;

    Passkeys(JdbcClient jdbc, Directory directory, InstantSource clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public void save(CredentialRecord record) {
        Bytes attestation = record.getAttestationObject();
        Bytes client = record.getAttestationClientDataJSON();
        jdbc.sql("""
                insert into directory.passkey (id, person_id, label, public_key, signature_count, user_verified,
                    backup_eligible, backed_up, transports, attestation, attestation_client, created_at, used_at)
                values (:id, :person, :label, :key, :count, :verified, :eligible, :backedUp, :transports, :attestation,
                    :client, :now, :now)
                on conflict (id) do update set signature_count = excluded.signature_count,
                    user_verified = excluded.user_verified, backed_up = excluded.backed_up, used_at = excluded.used_at
                where passkey.person_id = excluded.person_id
                """)
                .param("id", record.getCredentialId().getBytes())
                .param("person", person(record.getUserEntityUserId()).value())
                .param("label", record.getLabel())
                .param("key", record.getPublicKey().getBytes())
                .param("count", record.getSignatureCount())
                .param("verified", record.isUvInitialized())
                .param("eligible", record.isBackupEligible())
                .param("backedUp", record.isBackupState())
                .param(
                        "transports",
                        record.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .toArray(String[]::new))
                .param("attestation", attestation == null ? null : attestation.getBytes())
                .param("client", client == null ? null : client.getBytes())
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return jdbc.sql("select * from directory.passkey where id = :id")
                .param("id", id.getBytes())
                .query(Passkeys::read)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes user) {
        return of(person(user));
    }

    List<CredentialRecord> of(PersonId person) {
        return jdbc.sql("select * from directory.passkey where person_id = :person order by created_at limit 50")
                .param("person", person.value())
                .query(Passkeys::read)
                .list();
    }

    @Override
    public void delete(Bytes id) {
        jdbc.sql("delete from directory.passkey where id = :id")
                .param("id", id.getBytes())
                .update();
    }

    boolean remove(PersonId person, Bytes id) {
        return jdbc.sql("delete from directory.passkey where id = :id and person_id = :person")
                        .param("id", id.getBytes())
                        .param("person", person.value())
                        .update()
                == 1;
    }

    void forget(PersonId person) {
        jdbc.sql("delete from directory.passkey where person_id = :person")
                .param("person", person.value())
                .update();
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return directory.person(person(id)).map(Passkeys::entity).orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        return directory.personByUsername(username).map(Passkeys::entity).orElse(null);
    }

    /** People are enrolled elsewhere; there is nothing to save. */
    @Override
    public void save(PublicKeyCredentialUserEntity entity) {
        throw new UnsupportedOperationException();
    }

    static PersonId person(Bytes user) {
        ByteBuffer bytes = ByteBuffer.wrap(user.getBytes());
        return bytes.remaining() == 16
                ? new PersonId(new UUID(bytes.getLong(), bytes.getLong()))
                : new PersonId(new UUID(0, 0));
    }

    private static Bytes handle(UUID person) {
        return new Bytes(ByteBuffer.allocate(16)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .array());
    }

    private static PublicKeyCredentialUserEntity entity(Person person) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle(person.id().value()))
                .name(person.username())
                .displayName(person.name())
                .build();
    }

    private static CredentialRecord read(ResultSet row, int n) throws SQLException {
        byte @Nullable [] attestation = row.getBytes("attestation");
        byte @Nullable [] client = row.getBytes("attestation_client");
        Set<AuthenticatorTransport> transports = Rows.texts(row, "transports").stream()
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        Instant created = Rows.instant(row, "created_at");
        var record = ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("id")))
                .userEntityUserId(handle(Rows.uuid(row, "person_id")))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(row.getBoolean("user_verified"))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backed_up"))
                .transports(transports)
                .label(row.getString("label"))
                .created(created)
                .lastUsed(Rows.instant(row, "used_at"));
        if (attestation != null) {
            record.attestationObject(new Bytes(attestation));
        }
        if (client != null) {
            record.attestationClientDataJSON(new Bytes(client));
        }
        return record.build();
    }
}
