package saji.directory;

/** The official code of an area, for example {@code 36.74.01.1001}; names are not unique, codes are. */
public record AreaCode(String value) implements Comparable<AreaCode> {
    @Override
    public int compareTo(AreaCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
