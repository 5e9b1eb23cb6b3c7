package saji.site.web;

import gg.jte.Content;
import java.util.List;

/** A page of another room in the frame of the site. */
public record OtherPage(Frame frame, Content main, List<String> styles, List<String> scripts) {}
