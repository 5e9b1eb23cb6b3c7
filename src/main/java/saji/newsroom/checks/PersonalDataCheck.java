package saji.newsroom.checks;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import saji.platform.Markdown;

/**
 * Personal data of private persons in the text (Law 27 of 2022): identity numbers, mobile phone numbers, private e-mail addresses,
 * home addresses down to the neighbourhood.
 */
final class PersonalDataCheck implements Check {

    /** What people put between the digits of a number: spaces, dots, hyphens of several lengths, a space of no width. */
    private static final String BETWEEN = "[\\h.\\u2010-\\u2013\\u200b-]";

    private static final Pattern SIXTEEN = Pattern.compile("(?<![\\d.])\\d(?:" + BETWEEN + "?\\d){15}(?!\\d)");

    /** A mobile number: 081, 082, 083, 085, 087, 088, 089. Numbers with 0800 and 0804 are those of offices, free or at local cost. */
    private static final Pattern PHONE = Pattern.compile(
            "(?<!\\d)(?:\\+?\\(?62\\)?|0)" + BETWEEN + "?8[1235789]\\d?(?:" + BETWEEN + "{0,2}\\d){6,9}(?!\\d)");

    private static final Pattern MAIL =
            Pattern.compile("[\\w.+-]{1,64}@([\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,4})", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern HOME =
            Pattern.compile("(?iu)\\b(?:jl|jln|jalan|gg|gang|kp|kampung|perum|komplek|kompleks)\\.?\\s[^\\n;]{0,80}?"
                    + "\\brt\\.?\\s?\\d{1,3}\\s*(?:/|,)?\\s*(?:rw\\.?\\s?)?\\d{1,3}");
    private static final Pattern NUMBERED = Pattern.compile(
            "(?iu)\\b(?:rumah|kediaman|tinggal|beralamat|warga)\\b[^.\\n]{0,60}\\b(?:jl|jln|jalan|gg|gang)\\.?\\s"
                    + "[^.\\n]{1,60}?\\bno(?:mor)?\\.?\\s?\\d{1,4}");

    @Override
    public void look(Manuscript manuscript, Consumer<Finding> found) {
        for (Manuscript.Part part : manuscript.parts()) {
            String text = part.field().endsWith("body") ? Markdown.text(part.text()) : part.text();
            each(SIXTEEN, text, number -> {
                if (isIdentityNumber(number.replaceAll("\\D", ""))) {
                    found.accept(Finding.blocking("personal-nik", part.field()).in(hidden(number)));
                }
            });
            each(
                    PHONE,
                    text,
                    number -> found.accept(
                            Finding.warning("personal-phone", part.field()).in(number)));
            each(MAIL, text, mail -> {
                if (!mail.toLowerCase(Locale.ROOT).matches(".*[.@](?:go|desa|mil|ac|sch)\\.id")) {
                    found.accept(Finding.warning("personal-mail", part.field()).in(mail));
                }
            });
            each(
                    HOME,
                    text,
                    address -> found.accept(
                            Finding.warning("personal-address", part.field()).in(address)));
            each(
                    NUMBERED,
                    text,
                    address -> found.accept(
                            Finding.warning("personal-address", part.field()).in(address)));
        }
    }

    private static void each(Pattern pattern, String text, Consumer<String> with) {
        Matcher matcher = pattern.matcher(text);
        for (int i = 0; i < 10 && matcher.find(); i++) {
            with.accept(matcher.group());
        }
    }

    /**
     * Whether sixteen digits are built like a NIK: province 11 to 97, regency and district, day of birth (women's plus 40), month,
     * year, and a serial number that is not 0000.
     */
    static boolean isIdentityNumber(String digits) {
        int province = number(digits, 0);
        int day = number(digits, 6) % 40;
        int month = number(digits, 8);
        return province >= 11
                && province <= 97
                && number(digits, 2) > 0
                && number(digits, 4) > 0
                && number(digits, 6) <= 71
                && day >= 1
                && day <= 31
                && month >= 1
                && month <= 12
                && !digits.endsWith("0000");
    }

    private static int number(String digits, int at) {
        return Integer.parseInt(digits.substring(at, at + 2));
    }

    /** A finding must not spread what it found. */
    private static String hidden(String number) {
        return number.substring(0, 4) + "••••••••••••";
    }
}
