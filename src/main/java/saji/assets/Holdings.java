package saji.assets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.directory.AgencyId;
import saji.directory.PersonId;
import saji.platform.Rows;

/** What the store holds: table {@code assets.asset}. */
@Component
class Holdings {

    /** Pictures whose hashes differ in no more bits than this look the same; the index finds up to seven. */
    static final int NEAR = 6;

    private static final String SELECT = "select * from assets.asset ";

    private final JdbcClient jdbc;

    Holdings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An asset with what only the store knows of it.
     *
     * @param orientation of the kept bytes, 1 to 8 as in EXIF
     * @param contentSha256 names the kept bytes
     * @param pictureHash what a picture looks like, or null
     */
    record Holding(
            Asset asset,
            Format format,
            int orientation,
            String uploadSha256,
            String contentSha256,
            @Nullable Long pictureHash) {}

    /** Adds a holding unless its agency already has the same upload. */
    boolean add(Holding holding, PersonId by) {
        Asset asset = holding.asset();
        Long hash = holding.pictureHash();
        return jdbc.sql("""
                        insert into assets.asset (id, kind, format, file_name, bytes, width, height, orientation, agency_id,
                            captured_at, stored_by, stored_at, upload_sha256, content_sha256, picture_hash, picture_pieces)
                        values (:id, :kind, :format, :fileName, :bytes, :width, :height, :orientation, :agency,
                            :capturedAt, :by, :storedAt, :upload, :content, :hash, :pieces)
                        on conflict (agency_id, upload_sha256) do nothing
                        """)
                        .param("id", asset.id().value())
                        .param("kind", asset.kind().name())
                        .param("format", holding.format().name())
                        .param("fileName", asset.fileName())
                        .param("bytes", asset.bytes())
                        .param("width", asset.width())
                        .param("height", asset.height())
                        .param("orientation", holding.orientation())
                        .param("agency", uuid(asset.agency()))
                        .param("capturedAt", Rows.atOrNull(asset.capturedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("by", by.value())
                        .param("storedAt", Rows.at(asset.storedAt()))
                        .param("upload", holding.uploadSha256())
                        .param("content", holding.contentSha256())
                        .param("hash", hash, Types.BIGINT)
                        .param("pieces", hash == null ? null : pieces(hash), Types.ARRAY)
                        .update()
                == 1;
    }

    Optional<Holding> find(AssetId id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id.value())
                .query(Holdings::read)
                .optional();
    }

    Optional<Holding> find(@Nullable AgencyId agency, String uploadSha256) {
        return jdbc.sql(SELECT + "where agency_id is not distinct from :agency and upload_sha256 = :upload")
                .param("agency", uuid(agency), Types.OTHER)
                .param("upload", uploadSha256)
                .query(Holdings::read)
                .optional();
    }

    List<Asset> findAll(Collection<AssetId> ids) {
        return jdbc.sql(SELECT + "where id = any(:ids)")
                .param("ids", ids.stream().map(AssetId::value).toArray(UUID[]::new))
                .query((row, n) -> read(row, n).asset())
                .list();
    }

    /** At most {@code limit} with the same bytes or nearly the same picture, the most alike first. */
    List<Asset> alike(Holding holding, int limit) {
        Long hash = holding.pictureHash();
        return jdbc.sql("""
                select * from (
                    select a.*, 0 as far from assets.asset a where content_sha256 = :content
                    union
                    select a.*, bit_count((picture_hash # :hash)::bit(64)) as far from assets.asset a
                    where picture_pieces && :pieces and bit_count((picture_hash # :hash)::bit(64)) <= :near
                      and content_sha256 <> :content) alike
                where id <> :id order by far, id limit :limit
                """)
                .param("content", holding.contentSha256())
                .param("hash", hash == null ? 0L : hash)
                .param("pieces", hash == null ? new Integer[0] : pieces(hash))
                .param("near", NEAR)
                .param("id", holding.asset().id().value())
                .param("limit", limit)
                .query((row, n) -> read(row, n).asset())
                .list();
    }

    /** At most {@code limit}, the newest first, older than {@code before}; of {@code agencies} only, if they are given. */
    List<Asset> newest(
            Assets.Filter filter, @Nullable Collection<AgencyId> agencies, @Nullable AssetId before, int limit) {
        return jdbc.sql(SELECT + """
                where (cast(:before as uuid) is null or id < :before)
                  and (cast(:agency as uuid) is null or agency_id = :agency)
                  and (cast(:agencies as uuid[]) is null or agency_id = any(:agencies))
                  and (cast(:kind as text) is null or kind = :kind)
                order by id desc limit :limit
                """)
                .param("before", before == null ? null : before.value(), Types.OTHER)
                .param("agency", uuid(filter.agency()), Types.OTHER)
                .param(
                        "agencies",
                        agencies == null
                                ? null
                                : agencies.stream().map(AgencyId::value).toArray(UUID[]::new),
                        Types.ARRAY)
                .param("kind", filter.kind() == null ? null : filter.kind().name(), Types.VARCHAR)
                .param("limit", limit)
                .query((row, n) -> read(row, n).asset())
                .list();
    }

    void describe(AssetId id, Assets.Description description, PersonId by, Instant at) {
        jdbc.sql("""
                update assets.asset set caption = :caption, alt = :alt, credit = :credit,
                    focus_x = :focusX, focus_y = :focusY,
                    consent_by = case when :consent then coalesce(consent_by, :by) end,
                    consent_at = case when :consent then coalesce(consent_at, :at) end
                where id = :id
                """)
                .param("caption", description.caption())
                .param("alt", description.alt())
                .param("credit", description.credit())
                .param("focusX", description.focusX())
                .param("focusY", description.focusY())
                .param("consent", description.consent())
                .param("by", by.value())
                .param("at", Rows.at(at))
                .param("id", id.value())
                .update();
    }

    private static @Nullable UUID uuid(@Nullable AgencyId agency) {
        return agency == null ? null : agency.value();
    }

    private static Integer[] pieces(long hash) {
        return IntStream.range(0, 8)
                .mapToObj(piece -> (piece << 8) | (int) ((hash >>> (8 * piece)) & 0xff))
                .toArray(Integer[]::new);
    }

    private static Holding read(ResultSet row, int n) throws SQLException {
        UUID agency = Rows.uuidOrNull(row, "agency_id");
        Format format = Format.valueOf(row.getString("format"));
        long hash = row.getLong("picture_hash");
        boolean hashed = !row.wasNull();
        Asset asset = new Asset(
                new AssetId(Rows.uuid(row, "id")),
                Asset.Kind.valueOf(row.getString("kind")),
                format.mediaType(),
                row.getString("file_name"),
                row.getLong("bytes"),
                row.getInt("width"),
                row.getInt("height"),
                row.getDouble("focus_x"),
                row.getDouble("focus_y"),
                row.getString("caption"),
                row.getString("alt"),
                row.getString("credit"),
                row.getObject("consent_at") != null,
                agency == null ? null : new AgencyId(agency),
                Rows.instantOrNull(row, "captured_at"),
                Rows.instant(row, "stored_at"));
        return new Holding(
                asset,
                format,
                row.getInt("orientation"),
                row.getString("upload_sha256"),
                row.getString("content_sha256"),
                hashed ? hash : null);
    }
}
