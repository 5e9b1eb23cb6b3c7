package saji.site.web;

/** What stands at the address of a withdrawn story. */
public record GonePage(Frame frame, String title, String lang, String at, String iso, String reason) {}
