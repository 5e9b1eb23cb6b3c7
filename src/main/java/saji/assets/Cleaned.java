package saji.assets;

import org.jspecify.annotations.Nullable;

/**
 * A picture file without what it tells about place, device and people: only what is needed to show it.
 *
 * @param width in pixels as coded, before turning
 * @param orientation 1 to 8 as in EXIF
 * @param exif the TIFF structure that was taken out, or null
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Cleaned(byte[] bytes, int width, int height, int orientation, byte @Nullable [] exif) {}
