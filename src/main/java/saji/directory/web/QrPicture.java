package saji.directory.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import saji.platform.SafeHtml;

/** Draws a QR code (ISO/IEC 18004) as one path of an SVG picture. */
final class QrPicture {

    private QrPicture() {}

    /** @param label what the picture is, for those who do not see it; a constant text */
    static SafeHtml of(String content, String label) {
        try {
            BitMatrix dots = new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0);
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < dots.getHeight(); y++) {
                for (int x = 0; x < dots.getWidth(); x++) {
                    if (dots.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            return SafeHtml.ofTrustedMarkup("<svg class=\"directory-qr\" role=\"img\" aria-label=\"" + label
                    + "\" viewBox=\"0 0 " + dots.getWidth() + " " + dots.getHeight()
                    + "\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\""
                    + path + "\" fill=\"#000\"/></svg>");
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }
}
