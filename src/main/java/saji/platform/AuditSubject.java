package saji.platform;

import org.jspecify.annotations.Nullable;

/**
 * What the subjects of one kind in the audit trail are called, so that a line can be read and found by the name of
 * what it is about. Each room gives a bean for each kind that it records.
 *
 * @param kind the part of {@link AuditEntry#subject()} before the colon
 * @param titles an SQL query for ids and their names (columns "id" and "title") that can be narrowed by the id
 * @param type of the id in PostgreSQL: {@code uuid} or {@code text}
 * @param page address of the subject in the desk with <code>{id}</code> in it, or null when it has none
 * @param findable whether lines are looked for by the titles: not where there are too many to read through
 */
public record AuditSubject(
        String kind, String titles, String type, @Nullable String page, boolean findable) {}
