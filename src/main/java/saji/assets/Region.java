package saji.assets;

/** A rectangle of a picture, in pixels from its upper left corner, and how large it will be shown. */
record Region(int x, int y, int width, int height, int shownWidth, int shownHeight) {

    /**
     * What a rendition takes of a picture: all of it, or the largest part of the rendition's shape with the focal point as near
     * to its middle as the edges allow. It is never shown larger than it is.
     */
    static Region of(Rendition rendition, int width, int height, double focusX, double focusY) {
        if (rendition.height() == 0) {
            int shown = Math.min(rendition.width(), width);
            return new Region(0, 0, width, height, shown, scaled(height, shown, width));
        }
        double shape = (double) rendition.width() / rendition.height();
        boolean wide = width > height * shape;
        int cutWidth = wide ? Math.max(1, (int) Math.round(height * shape)) : width;
        int cutHeight = wide ? height : Math.max(1, (int) Math.round(width / shape));
        int shownWidth = Math.min(rendition.width(), cutWidth);
        int shownHeight =
                shownWidth == rendition.width() ? rendition.height() : scaled(cutHeight, shownWidth, cutWidth);
        return new Region(
                start(focusX, width, cutWidth),
                start(focusY, height, cutHeight),
                cutWidth,
                cutHeight,
                shownWidth,
                shownHeight);
    }

    private static int start(double focus, int whole, int part) {
        return (int) Math.round(Math.clamp(focus * whole - part / 2.0, 0, whole - part));
    }

    private static int scaled(int side, int shown, int of) {
        return Math.max(1, (int) Math.round((double) side * shown / of));
    }
}
