using Mezzofy.Core.Routing;

namespace Mezzofy.Core.Tests.Routing;

public sealed class OfflineClassifierTests(ClassifierFixture fixture) : IClassFixture<ClassifierFixture>
{
    [Fact]
    public void Two_classifiers_from_the_same_examples_agree_to_the_bit()
    {
        var other = new OfflineClassifier();
        foreach (var text in LabelledTexts.Read("dev.tsv"))
        {
            other.Classify(text.Text).Scores.ShouldBe(fixture.Classifier.Classify(text.Text).Scores);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    [InlineData("🤖🤖🤖")]
    [InlineData("'; drop table users; --")]
    public void Odd_text_is_no_reason_to_pick_a_department(string message) =>
        fixture.Classifier.Classify(message).Best.Probability.ShouldBeLessThan(0.5);

    [Fact]
    public void Broken_text_is_no_reason_to_fail() =>
        fixture.Classifier.Classify("\ud800\udc00 \ud800 \0 \u202e").Best.Probability.ShouldBeLessThan(0.5);

    [Fact]
    public void Of_a_million_characters_the_beginning_counts() =>
        fixture.Classifier.Classify(string.Concat(Enumerable.Repeat("财务报表 invoicce ", 60_000))).Best.Agent.ShouldBe("finance");

    [Theory]
    [InlineData("send the 财务报表 to CEO", "finance")]
    [InlineData("幫我出一份財務報表", "finance")]
    [InlineData("ＳＡＬＥＳ　ＰＩＰＥＬＩＮＥ　ｒｅｐｏｒｔ", "sales")]
    [InlineData("boss want pipelien report leh", "sales")]
    [InlineData("support the sales team with new prospects", "sales")]
    [InlineData("send the ticket summary to the finance team", "support")]
    [InlineData("marketing budget vs actual", "finance")]
    public void Mixed_traditional_wide_and_mistyped_text_is_understood(string message, string agent) =>
        fixture.Classifier.Classify(message).Best.Agent.ShouldBe(agent);
}
