using System.Xml.Linq;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Outputs.Charts;
using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Tests.Outputs;

public sealed class ChartDrawingTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData(0, 100, 0, 100, 20)]
    [InlineData(0, 1284310.55, 0, 1500000, 500000)]
    [InlineData(-12, 61, -20, 80, 20)]
    [InlineData(0, 0.03, 0, 0.03, 0.01)]
    [InlineData(-5, -1, -5, 0, 1)]
    [InlineData(0, 0, 0, 1, 0.25)]
    public void An_axis_has_round_steps_that_hold_all_values(double low, double high, double min, double max, double step)
    {
        var scale = AxisScale.For([low, high]);

        scale.Min.ShouldBe(min, 1e-9);
        scale.Max.ShouldBe(max, 1e-9);
        scale.Step.ShouldBe(step, 1e-9);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(1234.5, "1,234.5")]
    [InlineData(350000, "350K")]
    [InlineData(-1284310.55, "-1.28M")]
    [InlineData(999_960, "1M")]
    [InlineData(2.5e9, "2.5B")]
    [InlineData(0.03, "0.03")]
    public void Numbers_on_an_axis_are_short(double value, string expected) => CompactNumber.Format(value).ShouldBe(expected);

    [Fact]
    public void Every_value_has_a_bar_and_a_gap_has_none()
    {
        var svg = Draw(ChartKind.Bar, ["a", "b", "c"], [1m, null, -3m], [4m, 5m]);

        // Two legend marks and four bars.
        svg.Descendants(Svg + "rect").Count().ShouldBe(2 + 4);
    }

    [Fact]
    public void A_negative_bar_hangs_from_zero()
    {
        var bars = Draw(ChartKind.Bar, ["a", "b"], [10m, -10m]).Descendants(Svg + "rect").ToList();

        Number(bars[1], "y").ShouldBe(Number(bars[0], "y") + Number(bars[0], "height"), 0.1);
        Number(bars[1], "height").ShouldBe(Number(bars[0], "height"), 0.1);
    }

    [Fact]
    public void Stacked_parts_touch_and_go_both_ways()
    {
        var bars = Draw(ChartKind.StackedBar, ["a"], [10m], [5m], [-5m]).Descendants(Svg + "rect").Skip(3).ToList();

        Number(bars[1], "y").ShouldBe(Number(bars[0], "y") - Number(bars[1], "height"), 0.1);
        Number(bars[2], "y").ShouldBe(Number(bars[0], "y") + Number(bars[0], "height"), 0.1);
    }

    [Fact]
    public void A_line_is_interrupted_at_a_gap()
    {
        var svg = Draw(ChartKind.Line, ["a", "b", "c", "d", "e"], [1m, 2m, null, 3m, 4m]);

        svg.Descendants(Svg + "polyline").Count().ShouldBe(2);
    }

    [Fact]
    public void A_pie_adds_up_and_gathers_the_smallest()
    {
        var categories = Enumerable.Range(1, 20).Select(n => $"Part {n}").ToArray();
        var svg = Draw(ChartKind.Pie, categories, [.. categories.Select((_, index) => (decimal?)(index + 1))]);

        svg.Descendants(Svg + "path").Count().ShouldBe(8);
        Texts(svg).ShouldContain("Other");
        Texts(svg).ShouldContain("210");
        Texts(svg).Where(text => text.EndsWith('%')).Sum(text => decimal.Parse(text.TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(100, 0.5m);
    }

    [Fact]
    public void A_pie_of_one_part_is_a_whole_ring() =>
        Draw(ChartKind.Pie, ["all", "none"], [7m, 0m]).Descendants(Svg + "path").Count().ShouldBe(1);

    [Fact]
    public void A_pie_that_cannot_be_one_is_drawn_as_bars() =>
        Draw(ChartKind.Pie, ["a", "b"], [7m, -2m]).Descendants(Svg + "rect").Count().ShouldBe(2);

    [Theory]
    [InlineData(ChartKind.Bar, 6)]
    [InlineData(ChartKind.StackedBar, 60)]
    [InlineData(ChartKind.Line, 400)]
    [InlineData(ChartKind.Bar, 2000)]
    public void Labels_of_many_and_long_categories_stay_apart_and_inside(ChartKind kind, int count)
    {
        var categories = Enumerable.Range(1, count).Select(n => $"A rather long category name, number {n}").ToArray();
        var svg = Draw(kind, categories, [.. categories.Select((_, index) => (decimal?)index)]);

        var labels = svg.Descendants(Svg + "text").Where(text => text.Attribute("transform") is not null).Select(text => Number(text, "x")).ToList();
        labels.Count.ShouldBeGreaterThan(1);
        labels.Zip(labels.Skip(1), (left, right) => right - left).ShouldAllBe(gap => gap >= 13.9);
        labels.ShouldAllBe(x => x > 0 && x < 640);
    }

    [Theory]
    [InlineData(ChartKind.Bar)]
    [InlineData(ChartKind.StackedBar)]
    [InlineData(ChartKind.Line)]
    [InlineData(ChartKind.Pie)]
    public void Nothing_to_draw_is_said(ChartKind kind)
    {
        Texts(Draw(kind, [])).ShouldBe(["No data"]);
        Texts(Draw(kind, ["a"], new decimal?[] { null })).ShouldBe(["No data"]);
    }

    [Fact]
    public void Markup_in_a_label_is_text() =>
        Texts(Draw(ChartKind.Bar, ["<script>&\"'"], [1m])).ShouldContain("<script>&\"'");

    private static XElement Draw(ChartKind kind, string[] categories, params decimal?[][] series) => XElement.Parse(ChartDrawing.ToSvg(
        new ChartBlock("Title", kind, categories, [.. series.Select((values, index) => new ChartSeries($"S{index}", values))]), ReportLabels.For("en")));

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, System.Globalization.CultureInfo.InvariantCulture);

    private static List<string> Texts(XElement svg) => [.. svg.Descendants(Svg + "text").Select(text => text.Value)];
}
