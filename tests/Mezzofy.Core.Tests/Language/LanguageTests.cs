using Mezzofy.Core.Language;

namespace Mezzofy.Core.Tests.Language;

public sealed class LanguageTests
{
    private readonly LanguageDetector _detector = new();

    [Theory]
    [InlineData("Generate the latest financial statement and send to CEO", "en")]
    [InlineData("send the 财务报表 to CEO", "en")]
    [InlineData("give me the 公司业绩 overview", "en")]
    [InlineData("生成上季度的财务报表", "zh")]
    [InlineData("帮我generate上个月的sales report", "zh")]
    [InlineData("把financial statement发给CEO", "zh")]
    [InlineData("Jana penyata kewangan terkini dan hantar kepada CEO", "ms")]
    [InlineData("boleh bagi cash flow bulan ni", "ms")]
    [InlineData("tolong check pipeline report", "ms")]
    [InlineData("boss wants the report lah, can generate ah?", "en")]
    [InlineData("revenue last month", "en")]
    [InlineData("去年第四季度", "zh")]
    [InlineData("bulan lepas pula", "ms")]
    public void Detect_finds_the_language_to_answer_in(string text, string language) => _detector.Detect(text).Primary.ShouldBe(language);

    [Theory]
    [InlineData("")]
    [InlineData("12,000")]
    [InlineData("???")]
    public void Detect_without_words_names_no_language(string text) => _detector.Detect(text).Primary.ShouldBeNull();

    [Fact]
    public void Detect_lists_every_language_present() => _detector.Detect("please send the 财务报表 to the CEO").Present.ShouldBe(["en", "zh"]);

    [Theory]
    [InlineData("ＰＤＦ　２０２５", "pdf 2025")]
    [InlineData("財務報表", "财务报表")]
    [InlineData("  A\t\nb\u200b ", "a b")]
    [InlineData("“it’s”", "\"it's\"")]
    public void Normalize_brings_text_into_one_form(string text, string expected) => TextNormalizer.Normalize(text).ShouldBe(expected);

    [Fact]
    public void Normalize_drops_half_a_surrogate_pair() => TextNormalizer.Normalize("\ud800x").ShouldBe("x");

    [Fact]
    public void Tokenize_keeps_addresses_numbers_and_joined_words_whole() =>
        Tokenizer.Tokenize("mail p&l q4 2025-03 12,000 to a.b+c@x.co, https://m.co/a?b=1。财务报表ok")
            .Select(token => token.Text)
            .ShouldBe(["mail", "p&l", "q4", "2025-03", "12,000", "to", "a.b+c@x.co", "https://m.co/a?b=1", "财务报表", "ok"]);

    [Theory]
    [InlineData("statment", "statement")]
    [InlineData("pipelien", "pipeline")]
    [InlineData("campain", "campaign")]
    [InlineData("sale", null)]
    [InlineData("report", null)]
    [InlineData("zzzzzz", null)]
    public void Correct_finds_the_key_term_behind_a_slip(string word, string? expected) =>
        new SpellingCorrector(new HashSet<string> { "report", "statement" }, ["statement", "pipeline", "campaign", "reports"]).Correct(word).ShouldBe(expected);

    [Theory]
    [InlineData("kitten", "sitting", 3, 3)]
    [InlineData("kitten", "sitting", 2, 3)]
    [InlineData("ab", "ba", 2, 1)]
    [InlineData("", "abc", 3, 3)]
    [InlineData("same", "same", 1, 0)]
    public void Bounded_counts_slips_up_to_the_bound(string left, string right, int bound, int expected) =>
        EditDistance.Bounded(left, right, bound).ShouldBe(expected);
}
