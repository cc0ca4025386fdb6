using Markdig;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Tests.Outputs;

public sealed class MarkdownTests(RendererHost host) : IClassFixture<RendererHost>
{
    [Fact]
    public async Task A_statement_has_headings_tables_and_charts_as_tables()
    {
        var text = await host.TextAsync(SampleReports.Statement, "markdown");

        text.ShouldStartWith("# Financial statement\n\n**Q4 2025 (1 Oct to 31 Dec 2025)**\n");
        text.ShouldContain("\n## Income statement\n");
        text.ShouldContain("| Account | Q4 2025 | Q3 2025 | Change |\n| :--- | ---: | ---: | ---: |\n");
        text.ShouldContain("| **Net profit** | **214,087.12** | **190,478.12** | **12.4%** |");
        text.ShouldContain("| Dec 2025 | 460,310 | 421,000 |");
        text.ShouldContain("- reporting.accounts, 42 rows");
    }

    [Theory]
    [InlineData("you may no longer schedule it, or read \"it\"")]
    [InlineData("[x](http://evil.example)")]
    [InlineData("a * b / c; d' & e: 100% of $5 @home ^up ~about =")]
    public void Escaped_text_reads_as_itself_where_mails_are_plain_text(string text)
    {
        ReadableMarkdown.Of(SafeMarkdown.Escape(text)).ShouldBe(text);
        ReadableMarkdown.Of(string.Concat(text.Select(letter => char.IsAscii(letter) && (char.IsPunctuation(letter) || char.IsSymbol(letter)) ? $"\\{letter}" : $"{letter}"))).ShouldBe(text);
    }

    [Theory]
    [InlineData("# not a heading")]
    [InlineData("1. not a list")]
    [InlineData("- not a list")]
    [InlineData("a | b")]
    [InlineData("*no* _emphasis_ `code` ~~gone~~")]
    [InlineData("<script>alert(1)</script> &lt; &amp;")]
    [InlineData("[label](javascript:alert(1)) ![x](http://e.example/p.png)")]
    [InlineData("snake_case_name and R&D, 1 < 2 > 0")]
    [InlineData("back\\slash \\* done")]
    public void Escaped_text_shows_exactly_itself(string text)
    {
        var pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().Build();

        Markdown.ToPlainText($"{SafeMarkdown.Escape(text)}\n", pipeline).Trim().ShouldBe(text);
        Markdown.ToHtml(SafeMarkdown.Escape(text), pipeline).ShouldNotContain("<script");
    }

    [Theory]
    [InlineData("plain **bold** text", "plain **bold** text")]
    [InlineData("a <b>bold</b> word", "a bold word")]
    [InlineData("<script>alert(1)</script>", "")]
    [InlineData("<div>\nNet <b>profit</b>\n</div>", "Net profit")]
    [InlineData("![logo](https://e.example/x.png)", "\\[logo\\]")]
    [InlineData("[bank](https://e.example/)", "bank (<https://e.example/>)")]
    [InlineData("[https://a.example/](https://b.example/)", "https://a.example/ (<https://b.example/>)")]
    [InlineData("[x](javascript:alert(1))", "x")]
    [InlineData("[x](data:text/html,hi)", "x")]
    [InlineData("[ref][1]\n\n[1]: https://e.example/", "ref (<https://e.example/>)")]
    [InlineData("<https://e.example/>", "<https://e.example/>")]
    [InlineData("<javascript:alert(1)>", "javascript:alert(1)")]
    [InlineData("`<b>` in code stays", "`<b>` in code stays")]
    [InlineData("1 < 2 and 3 > 2", "1 < 2 and 3 > 2")]
    public void Markdown_is_cleaned(string text, string expected) => SafeMarkdown.Clean(text).Trim().ShouldBe(expected);

    [Theory]
    [InlineData("<scr<b>ipt>alert(1)</scr</b>ipt>")]
    [InlineData("<<b>script>alert(1)<<b>/script>")]
    [InlineData("<a<b> href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<img src=x onerror=alert(1)//")]
    [InlineData("<svg/onload=alert(1)>")]
    [InlineData("<!--><script>alert(1)</script>-->")]
    [InlineData("[a](<javascript:alert(1)>)")]
    [InlineData("[a]( java\nscript:alert(1))")]
    [InlineData("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>")]
    [InlineData("```\n<b>\n```\n<style>@import 'http://e.example'</style>")]
    public void No_trick_brings_a_tag_or_a_script_address_through(string text)
    {
        var cleaned = SafeMarkdown.Clean(text);
        var loose = Markdown.ToHtml(cleaned, new MarkdownPipelineBuilder().Build());
        var html = MarkdownHtml.Render(text);

        foreach (var result in new[] { loose, html })
        {
            result.ShouldNotContain("<script", Case.Insensitive);
            result.ShouldNotContain("<img", Case.Insensitive);
            result.ShouldNotContain("<svg", Case.Insensitive);
            result.ShouldNotContain("<style", Case.Insensitive);
            result.ShouldNotContain("href=\"javascript", Case.Insensitive);
        }
    }

    [Fact]
    public void Deep_nesting_ends_and_does_not_overflow()
    {
        var text = string.Concat(Enumerable.Repeat("> ", 5000)) + "x " + string.Concat(Enumerable.Repeat("[", 5000));

        Should.NotThrow(() => MarkdownHtml.Render(text));
    }
}
