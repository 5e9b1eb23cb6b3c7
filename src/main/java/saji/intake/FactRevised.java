package saji.intake;

/** An agency gave a fact another value: whatever cites it must be looked at. */
public record FactRevised(FactId fact, int revision, String before, String after) {}
