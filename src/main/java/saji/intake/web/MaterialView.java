package saji.intake.web;

import java.util.List;
import saji.platform.Reason;

/**
 * The page of one material.
 *
 * @param state key of its state; {@code stage} of what the matter is at
 * @param when in words; {@code area} likewise, empty where unknown
 * @param steps its history, the conversation included
 * @param office whether the reader decides; {@code officer} whether it is the reader's own agency's
 * @param againstEdit why it cannot be edited, and so on for each act; empty when it can
 * @param reasons why what was just tried was refused
 * @param typed what was typed into the form that was refused
 * @param agency by the name that it bore when the material was handed in
 */
public record MaterialView(
        String id,
        String title,
        String agency,
        String officerName,
        String state,
        String stage,
        String what,
        String when,
        String area,
        String place,
        String point,
        String who,
        String why,
        String next,
        String note,
        List<String> topics,
        String programme,
        String event,
        List<Photo> photos,
        List<HandInForm.QuoteRow> quotes,
        List<FactView> facts,
        List<StepView> steps,
        NeighboursView neighbours,
        boolean office,
        boolean officer,
        List<Reason> againstEdit,
        List<Reason> againstAccept,
        List<Reason> againstReturn,
        List<Reason> againstDecline,
        List<Reason> againstUse,
        List<Reason> againstSay,
        List<Reason> reasons,
        Typed typed) {

    /** What was typed into one of the forms: {@code form} is a field's name or the id of a fact, {@code more} the second field. */
    public record Typed(String form, String text, String more) {
        static final Typed NOTHING = new Typed("", "", "");

        /** What was typed into a form, or else what stands there already. */
        public String in(String form, String otherwise) {
            return this.form.equals(form) ? text : otherwise;
        }

        public String moreIn(String form, String otherwise) {
            return this.form.equals(form) ? more : otherwise;
        }
    }

    /** A photo or document. */
    public record Photo(
            String path,
            String thumbnail,
            boolean picture,
            String name,
            String caption,
            String alt,
            String credit,
            boolean consent) {}

    /** A fact with its earlier values; {@code by} and {@code at} say who stated this value and when. */
    public record FactView(
            String id,
            String claim,
            String value,
            String source,
            String document,
            int revision,
            String by,
            String at,
            List<Earlier> earlier) {}

    /** A value that stood before. */
    public record Earlier(String value, String source, String until) {}

    /** Something that happened; {@code story} is the address of the story that used it, or empty. */
    public record StepView(
            String kind, boolean spoken, String by, boolean mine, String at, String ago, String text, String story) {}
}
