package saji.directory;

/** An agency was renamed, merged, split or given another code: whoever shows its name or address shows it anew. */
public record AgencyChanged(AgencyId agency) {}
