using System.Text.Json;
using System.Text.RegularExpressions;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tests.CompanyData;
using Mezzofy.Core.Tools;
using Mezzofy.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Mezzofy.Core.Tests.Tools.Reports;

/// <summary>What holds for each department's report alike.</summary>
[Collection(nameof(DemoDatabase))]
public sealed partial class EveryReportTests(DemoDatabase demo)
{
    public static TheoryData<string> Names { get; } = [.. Tools(NpgsqlDataSource.Create("Host=nowhere")).Select(tool => tool.Descriptor.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_report_is_whole_in_three_languages(string name)
    {
        foreach (var (language, period) in new[] { ("en", "last month"), ("zh", "去年第四季度"), ("ms", "bulan lepas") })
        {
            var result = await Tool(name).RunAsync(period, language);

            result.ShouldBeWhole(language);
            result.Report!.Charts().ShouldNotBeEmpty();
            var labels = Labels(result.Report!);
            (language == "zh" ? labels.Where(label => !Chinese().IsMatch(label) && label.Length > 4) : labels.Where(label => Chinese().IsMatch(label)))
                .ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_period_without_data_gives_a_report_that_says_so(string name)
    {
        foreach (var (period, sentence) in new[] { ("2012", "Nothing is recorded for this period."), ("next year", "This period has not begun yet.") })
        {
            var result = await Tool(name).RunAsync(period);

            result.ShouldBeWhole("en");
            result.Summary().Notes.ShouldContain(sentence);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_company_without_any_data_gives_a_report(string name)
    {
        await using var empty = await TestDatabase.CreateAsync();

        var result = await Tools(empty.DataSource).Single(tool => tool.Descriptor.Name == name).RunAsync();

        result.ShouldBeWhole("en");
        result.Summary().Notes.ShouldContain("Nothing is recorded for this period.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nonsense_is_refused(string name)
    {
        foreach (var period in new[] { "banana", "Q5 2025", "month 13", "2025-02-31", "'; drop table biz.leads; --", "\0", new string('x', 5000), "31 Feb 2026", "year 99999" })
        {
            (await Should.ThrowAsync<ToolRefusedException>(() => Tool(name).RunAsync(period), period)).Code.ShouldBe("invalid_period");
        }

        var number = JsonSerializer.SerializeToElement(new { period = 3 });
        var context = new ToolContext
        {
            RunId = "run", CallId = "call", Caller = null!, Agent = "", Language = "en", Now = DemoDatabase.Now, Artifacts = [],
            Reports = new Dictionary<string, ReportDocument>(),
        };
        await Should.ThrowAsync<ToolRefusedException>(() => Tool(name).InvokeAsync(number, context, default));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task SQL_beside_a_period_is_only_words(string name)
    {
        var before = await demo.DataSource.ValueAsync<long>("select count(*) from biz.leads");

        var result = await Tool(name).RunAsync("last month'; delete from biz.leads; --");

        result.Summary().Period.ShouldBe("October 2026");
        (await demo.DataSource.ValueAsync<long>("select count(*) from biz.leads")).ShouldBe(before);
    }

    private static IReadOnlyList<Tool> Tools(NpgsqlDataSource database)
    {
        using var services = new ServiceCollection().AddSingleton(database).AddDepartmentReports().BuildServiceProvider();
        return [.. services.GetServices<Tool>()];
    }

    private static IEnumerable<string> Labels(ReportDocument report) =>
    [
        report.Title, .. report.KeyFigures.Select(figure => figure.Label), .. report.Sections.Select(section => section.Heading),
        .. report.Tables().SelectMany(table => table.Columns).Select(column => column.Header), .. report.Charts().Select(chart => chart.Title),
        .. report.Sections.SelectMany(section => section.Blocks).OfType<TextBlock>().Select(text => text.Markdown),
    ];

    private Tool Tool(string name) => Tools(demo.DataSource).Single(tool => tool.Descriptor.Name == name);

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
