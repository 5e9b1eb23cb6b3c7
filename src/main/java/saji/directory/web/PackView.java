package saji.directory.web;

import java.util.List;
import saji.platform.Reason;

/** The page on the city pack: its folder, and how much came of it. */
public record PackView(String folder, String city, int agencies, int areas, int topics, List<Reason> reasons) {}
