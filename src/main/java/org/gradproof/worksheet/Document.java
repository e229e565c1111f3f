package org.gradproof.worksheet;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.gradproof.syntax.Source;

/// A worksheet as it was written: statements with prose between them.
///
/// A `.grad` file is statements whose comments are prose; of Markdown the blocks marked `grad` are statements, and all
/// else is prose. Statements keep their places in the file.
public record Document(Source source, List<Block> blocks) {
    /// A part of a document.
    public sealed interface Block {
        /// Comment or Markdown text, without the marks of a comment.
        record Prose(String text, int line) implements Block {}

        /// Statements; their source has the lines and columns of the file.
        record Code(Source source) implements Block {}
    }

    public Document {
        blocks = List.copyOf(blocks);
    }

    public static Document of(Source source) {
        if (source.flaw().isPresent()) return new Document(source, List.of(new Block.Code(source)));
        boolean markdown = source.name().endsWith(".md") || source.name().endsWith(".markdown");
        return new Document(source, markdown ? markdown(source) : List.of(new Block.Code(source)));
    }

    private static List<Block> markdown(Source source) {
        String[] lines = source.text().split("\r\n|\n|\r", -1);
        List<int[]> fences = fences(source.text());
        List<Block> blocks = new ArrayList<>();
        int next = 0;
        for (int[] f : fences) {
            prose(lines, next, f[0], blocks);
            String code = String.join("\n", List.of(lines).subList(f[0] + 1, Math.min(f[1], lines.length)));
            blocks.add(new Block.Code(Source.of(source.name(), "\n".repeat(f[0] + 1) + code + "\n")));
            next = f[1] + 1;
        }
        prose(lines, next, lines.length, blocks);
        return blocks;
    }

    private static void prose(String[] lines, int from, int to, List<Block> into) {
        if (from >= to) return;
        String text = String.join("\n", List.of(lines).subList(from, to)).strip();
        if (!text.isEmpty()) into.add(new Block.Prose(text, from + 1));
    }

    /// Opening and closing line of each block marked `grad`, counted from 0; the line after the last where it is not closed.
    private static List<int[]> fences(String text) {
        List<int[]> found = new ArrayList<>();
        Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build().parse(text).accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                if (!block.getInfo().strip().split("[\\s{,]", 2)[0].equals("grad")) return;
                List<SourceSpan> spans = block.getSourceSpans();
                int last = spans.getLast().getLineIndex();
                found.add(new int[] {spans.getFirst().getLineIndex(), block.getClosingFenceLength() == null ? last + 1 : last});
            }
        });
        return found;
    }
}
