package saji.intake;

/** The office asked agencies for material. */
public record RequestMade(RequestId request) {}
