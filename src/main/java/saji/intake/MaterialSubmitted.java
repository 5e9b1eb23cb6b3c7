package saji.intake;

/** An agency handed a material in, for the first time or again. */
public record MaterialSubmitted(MaterialId material) {}
