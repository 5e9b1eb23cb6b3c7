package saji.assets;

import java.nio.charset.StandardCharsets;
import saji.support.Visitor;

/** Sends files as a browser's form does. */
final class Uploads {

    private static final String BOUNDARY = "----saji-test";

    private Uploads() {}

    static Visitor.Answer send(Visitor visitor, String name, byte[] file) {
        return send(visitor, name, file, "");
    }

    /** With {@code agency} as a field, where it is not empty. */
    static Visitor.Answer send(Visitor visitor, String name, byte[] file, String agency) {
        byte[] field = agency.isEmpty() ? new byte[0] : part("agency", null, agency.getBytes(StandardCharsets.UTF_8));
        byte[] end = Samples.latin("--" + BOUNDARY + "--\r\n");
        return visitor.send(
                "POST",
                "/desk/assets",
                "multipart/form-data; boundary=" + BOUNDARY,
                Samples.join(field, part("file", name, file), end));
    }

    private static byte[] part(String field, @org.jspecify.annotations.Nullable String fileName, byte[] content) {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field + "\""
                + (fileName == null ? "" : "; filename=\"" + fileName + "\"\r\nContent-Type: image/jpeg") + "\r\n\r\n";
        return Samples.join(head.getBytes(StandardCharsets.UTF_8), content, Samples.latin("\r\n"));
    }
}
