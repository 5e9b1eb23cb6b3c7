package saji.newsroom.checks;

/** How much a finding weighs. */
public enum Severity {
    /** The story cannot go on before it is mended. */
    BLOCKING,
    /** Someone must look at it; there are cases where it is right as it is. */
    WARNING,
    /** It would be better otherwise. */
    ADVICE
}
