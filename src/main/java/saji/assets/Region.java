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
        Asset.Size most = new Asset.Size(rendition.width(), rendition.height());
        Region cut = filling(most, width, height, focusX, focusY);
        if (cut.width() >= most.width()) {
            return cut;
        }
        return new Region(cut.x(), cut.y(), cut.width(), cut.height(), cut.width(), cut.height());
    }

    /** The largest part of the shape of {@code size} around the focal point, shown in just that size. */
    static Region filling(Asset.Size size, int width, int height, double focusX, double focusY) {
        double shape = (double) size.width() / size.height();
        boolean wide = width > height * shape;
        int cutWidth = wide ? Math.max(1, (int) Math.round(height * shape)) : width;
        int cutHeight = wide ? height : Math.max(1, (int) Math.round(width / shape));
        return new Region(
                start(focusX, width, cutWidth),
                start(focusY, height, cutHeight),
                cutWidth,
                cutHeight,
                size.width(),
                size.height());
    }

    private static int start(double focus, int whole, int part) {
        return (int) Math.round(Math.clamp(focus * whole - part / 2.0, 0, whole - part));
    }

    private static int scaled(int side, int shown, int of) {
        return Math.max(1, (int) Math.round((double) side * shown / of));
    }
}
