package saji.newsroom.checks;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import saji.platform.Markdown;

/**
 * A paragraph, heading, item, quote or table cell of a Markdown text, as plain words.
 *
 * @param text all its words
 * @param uncited its words without those that cite a fact
 */
record Passage(Kind kind, String text, String uncited) {

    enum Kind {
        HEADING,
        PARAGRAPH,
        ITEM,
        QUOTE,
        CELL
    }

    static List<Passage> of(String markdown) {
        Walk walk = new Walk();
        Markdown.parse(markdown).accept(walk);
        return walk.passages;
    }

    private static final class Walk extends AbstractVisitor {

        private final List<Passage> passages = new ArrayList<>();
        private Kind around = Kind.PARAGRAPH;

        @Override
        public void visit(Heading heading) {
            add(Kind.HEADING, heading);
        }

        @Override
        public void visit(Paragraph paragraph) {
            add(around, paragraph);
        }

        @Override
        public void visit(BlockQuote quote) {
            inside(Kind.QUOTE, quote);
        }

        @Override
        public void visit(ListItem item) {
            inside(Kind.ITEM, item);
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableCell) {
                add(Kind.CELL, node);
            } else {
                visitChildren(node);
            }
        }

        private void inside(Kind kind, Node node) {
            Kind before = around;
            around = kind;
            visitChildren(node);
            around = before;
        }

        private void add(Kind kind, Node node) {
            StringBuilder text = new StringBuilder();
            StringBuilder uncited = new StringBuilder();
            node.accept(new Gather(text, uncited));
            if (!text.toString().isBlank()) {
                passages.add(new Passage(
                        kind, text.toString().strip(), uncited.toString().strip()));
            }
        }
    }

    private static final class Gather extends AbstractVisitor {

        private final StringBuilder text;
        private final StringBuilder uncited;
        private boolean cited;

        Gather(StringBuilder text, StringBuilder uncited) {
            this.text = text;
            this.uncited = uncited;
        }

        private void write(String words) {
            text.append(words);
            uncited.append(cited ? "" : words);
        }

        @Override
        public void visit(Text node) {
            write(node.getLiteral());
        }

        @Override
        public void visit(Code node) {
            write(node.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak node) {
            write(" ");
        }

        @Override
        public void visit(HardLineBreak node) {
            write(" ");
        }

        @Override
        public void visit(Link link) {
            boolean before = cited;
            cited = before || link.getDestination().startsWith("fakta:");
            visitChildren(link);
            cited = before;
        }
    }
}
