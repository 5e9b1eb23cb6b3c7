package saji.directory.pack;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A comma-separated file (RFC 4180, UTF-8) with a header line; every cell knows its place. */
final class Table {

    private static final long MOST_BYTES = 20_000_000;
    private static final int MOST_CHARACTERS = 2_000;

    /** One value and where it begins, line and column from 1. */
    record Cell(String text, int line, int column) {}

    /** One line, cells by the names of the header. */
    record Row(Map<String, Cell> cells) {
        Cell cell(String name) {
            return Objects.requireNonNull(cells.get(name));
        }

        String text(String name) {
            return cell(name).text();
        }

        @Nullable
        String textOrNull(String name) {
            return text(name).isEmpty() ? null : text(name);
        }
    }

    private final String file;
    private final Mistakes mistakes;

    private Table(String file, Mistakes mistakes) {
        this.file = file;
        this.mistakes = mistakes;
    }

    /** The rows of {@code folder/file}; {@code columns} must all be there, {@code filled} must not be empty. */
    static List<Row> read(Path folder, String file, List<String> columns, Set<String> filled, Mistakes mistakes) {
        return text(folder, file, mistakes)
                .map(text -> new Table(file, mistakes).rows(text, columns, filled))
                .orElse(List.of());
    }

    /** The text of a file of the pack, or nothing and a mistake. */
    static java.util.Optional<String> text(Path folder, String file, Mistakes mistakes) {
        Path path = folder.resolve(file);
        try {
            if (Files.size(path) > MOST_BYTES) {
                mistakes.add(file, 1, 1, "too-large");
                return java.util.Optional.empty();
            }
            String text = Files.readString(path);
            return java.util.Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            mistakes.add(file, 1, 1, "not-utf8");
        } catch (IOException e) {
            mistakes.add(file, 1, 1, "unreadable");
        }
        return java.util.Optional.empty();
    }

    private List<Row> rows(String text, List<String> columns, Set<String> filled) {
        List<List<Cell>> lines = split(text);
        if (lines.isEmpty()) {
            mistakes.add(file, 1, 1, "no-header");
            return List.of();
        }
        List<Cell> header = lines.getFirst();
        Set<String> names = new HashSet<>();
        for (Cell cell : header) {
            if (!columns.contains(cell.text()) || !names.add(cell.text())) {
                mistakes.add(file, cell.line(), cell.column(), "unknown-column", cell.text());
            }
        }
        for (String column : columns) {
            if (!names.contains(column)) {
                mistakes.add(file, 1, 1, "missing-column", column);
            }
        }
        if (!names.equals(Set.copyOf(columns))) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        for (List<Cell> cells : lines.subList(1, lines.size())) {
            if (cells.size() != header.size()) {
                Cell last = cells.getLast();
                mistakes.add(file, last.line(), last.column(), "cells", cells.size(), header.size());
                continue;
            }
            Map<String, Cell> named = new HashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                named.put(
                        header.get(i).text(),
                        checked(cells.get(i), header.get(i).text(), filled));
            }
            rows.add(new Row(named));
        }
        return rows;
    }

    private Cell checked(Cell cell, String column, Set<String> filled) {
        if (filled.contains(column) && cell.text().isBlank()) {
            mistakes.add(file, cell.line(), cell.column(), "empty", column);
        }
        if (cell.text().length() > MOST_CHARACTERS) {
            mistakes.add(file, cell.line(), cell.column(), "too-long", column, MOST_CHARACTERS);
        }
        if (cell.text().chars().anyMatch(Character::isISOControl)) {
            mistakes.add(file, cell.line(), cell.column(), "control", column);
        }
        return new Cell(cell.text().strip(), cell.line(), cell.column());
    }

    private List<List<Cell>> split(String text) {
        List<List<Cell>> lines = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        int line = 1;
        int column = 1;
        int cellLine = 1;
        int cellColumn = 1;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++, column++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                value.append('"');
                i++;
                column++;
            } else if (c == '"' && (quoted || value.isEmpty())) {
                quoted = !quoted;
            } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
                value.append(c);
            } else if (c != '\r') {
                cells.add(new Cell(value.toString(), cellLine, cellColumn));
                value.setLength(0);
                cellColumn = column + 1;
                if (c == '\n') {
                    addLine(lines, cells);
                    cells = new ArrayList<>();
                    cellLine = line + 1;
                    cellColumn = 1;
                }
            }
            if (c == '\n') {
                line++;
                column = 0;
            }
        }
        if (quoted) {
            mistakes.add(file, cellLine, cellColumn, "open-quote");
        }
        cells.add(new Cell(value.toString(), cellLine, cellColumn));
        addLine(lines, cells);
        return lines;
    }

    private static void addLine(List<List<Cell>> lines, List<Cell> cells) {
        if (cells.size() > 1 || !cells.getFirst().text().isBlank()) {
            lines.add(cells);
        }
    }
}
