package saji.newsroom.web;

import org.jspecify.annotations.Nullable;
import saji.platform.SafeHtml;

/** A text as readers will see it. */
public record PreviewView(
        String title,
        String lead,
        SafeHtml body,
        @Nullable String englishTitle,
        @Nullable String englishLead,
        @Nullable SafeHtml englishBody,
        @Nullable Picture picture) {}
