package saji.intake;

/** The office sent a material back with questions. */
public record MaterialReturned(MaterialId material) {}
