package saji.intake;

/** The office declined a material, with a reason. */
public record MaterialDeclined(MaterialId material) {}
