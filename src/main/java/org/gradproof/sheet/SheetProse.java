package org.gradproof.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.gradproof.sheet.Sheet.Part;
import org.gradproof.sheet.Sheet.Span;

/// Prose in Markdown as parts of a sheet. What Markdown cannot say is plain words: HTML, commands of TeX, dollar signs.
final class SheetProse {
    private final Parser parser = Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private final Function<String, Optional<org.gradproof.expr.Node>> formulas;

    /// @param formulas what a piece of code says, where it is a formula
    SheetProse(Function<String, Optional<org.gradproof.expr.Node>> formulas) {
        this.formulas = formulas;
    }

    List<Part> parts(String markdown) {
        return blocks(parser.parse(markdown));
    }

    private List<Part> blocks(Node parent) {
        List<Part> parts = new ArrayList<>();
        for (Node n = parent.getFirstChild(); n != null; n = n.getNext()) block(n, parts);
        return parts;
    }

    private void block(Node n, List<Part> into) {
        switch (n) {
            case Heading h -> into.add(new Part.Heading(h.getLevel(), inlines(h)));
            case Paragraph p -> into.add(new Part.Paragraph(inlines(p)));
            case BulletList l -> into.add(new Part.Listing(false, 1, items(l)));
            case OrderedList l -> into.add(new Part.Listing(true, l.getMarkerStartNumber() == null ? 1 : l.getMarkerStartNumber(), items(l)));
            case BlockQuote q -> into.add(new Part.Quotation(blocks(q)));
            case FencedCodeBlock c -> into.add(new Part.Verbatim(c.getLiteral()));
            case IndentedCodeBlock c -> into.add(new Part.Verbatim(c.getLiteral()));
            case ThematicBreak _ -> into.add(new Part.Divider());
            case HtmlBlock h -> into.add(new Part.Paragraph(List.of(Sheet.words(h.getLiteral()))));
            case TableBlock t -> into.add(table(t));
            default -> into.addAll(blocks(n));
        }
    }

    private List<List<Part>> items(Node list) {
        List<List<Part>> items = new ArrayList<>();
        for (Node i = list.getFirstChild(); i != null; i = i.getNext()) items.add(blocks(i));
        return items;
    }

    private Part table(TableBlock table) {
        List<List<Span>> head = new ArrayList<>();
        List<List<List<Span>>> rows = new ArrayList<>();
        for (Node section = table.getFirstChild(); section != null; section = section.getNext()) {
            for (Node row = section.getFirstChild(); row != null; row = row.getNext()) {
                List<List<Span>> cells = new ArrayList<>();
                for (Node c = row.getFirstChild(); c != null; c = c.getNext()) cells.add(inlines(c));
                if (section instanceof TableHead) head = cells;
                else if (section instanceof TableBody) rows.add(cells);
            }
        }
        return new Part.Table(head, rows);
    }

    private List<Span> inlines(Node parent) {
        List<Span> spans = new ArrayList<>();
        for (Node n = parent.getFirstChild(); n != null; n = n.getNext()) {
            switch (n) {
                case Text t -> spans.add(Sheet.words(t.getLiteral()));
                case SoftLineBreak _ -> spans.add(Sheet.words("\n"));
                case HardLineBreak _ -> spans.add(new Span.LineBreak());
                case Emphasis e -> spans.add(new Span.Emphasis(inlines(e)));
                case StrongEmphasis s -> spans.add(new Span.Strong(inlines(s)));
                case Code c -> spans.add(formulas.apply(c.getLiteral()).map(Sheet::maths).orElse(new Span.Code(c.getLiteral())));
                case Link l -> spans.add(new Span.Link(inlines(l), l.getDestination()));
                case Image i -> spans.addAll(inlines(i));
                case HtmlInline h -> spans.add(Sheet.words(h.getLiteral()));
                default -> spans.addAll(inlines(n));
            }
        }
        return spans;
    }
}
