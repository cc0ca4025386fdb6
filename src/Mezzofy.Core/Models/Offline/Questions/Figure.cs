namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>What a question counts or adds up: columns of SQL with their headings and units.</summary>
/// <param name="Columns">At least one.</param>
/// <param name="Title">How a single one is called; null when the subject's name says it.</param>
internal sealed record Figure(IReadOnlyList<(string Sql, string Name, FigureUnit Unit)> Columns, string? Title)
{
    private static readonly Label CountOf = new("Number", "数量", "Bilangan");
    private static readonly Label Averaged = new("Average {0}", "平均{0}", "Purata {0}");
    private static readonly Label ShareOf = new("Share {0}", "{0}占比", "Bahagian {0}");

    public IReadOnlyList<FigureUnit> Units { get; } = [.. Columns.Select(column => column.Unit)];

    /// <summary>The figure of a reading, in the language.</summary>
    public static Figure Of(QuestionReading reading, string language)
    {
        var subject = reading.Subject;
        var isSplit = reading.IsRanking && reading.Dimension is not null && !reading.IsCount;
        var measure = reading.Measure ?? (subject.IsFigure || ((reading.IsAverage || isSplit) && !reading.IsCount) ? subject.Measures.FirstOrDefault(candidate => subject.IsFigure || candidate.Sql.Contains("sum(", StringComparison.Ordinal)) : null);
        var count = ("count(*)", CountOf.In(language), FigureUnit.Count);
        if (reading is { Distinct: { } members, Share: null, Dimension: null })
        {
            return new([($"count(distinct {members.Column})", CountOf.In(language), FigureUnit.Count)], members.Name.In(language));
        }

        if (reading.Share is { } share)
        {
            var whole = measure is null ? "count(*)" : $"sum({measure.RowSql})";
            var name = string.Format(System.Globalization.CultureInfo.InvariantCulture, ShareOf.In(language), share.Name.In(language));
            return new([($"round({whole} filter (where {share.Sql})::numeric / nullif({whole}, 0), 4)", name, FigureUnit.Percent)], name);
        }

        if (measure is null)
        {
            return new([count], null);
        }

        var averaged = reading.IsAverage && measure.RowSql is not null && !measure.IsAverage && !measure.Sql.Contains('/', StringComparison.Ordinal);
        var column = averaged ? ($"round(avg({measure.RowSql}), 2)", measure.Name.In(language), measure.Unit) : (measure.Sql, measure.Name.In(language), measure.Unit);
        if (column.Item1.StartsWith("round(sum(", StringComparison.Ordinal) && !column.Item1.Contains('/', StringComparison.Ordinal) && reading.Dimension is null)
        {
            // The sum of nothing is nothing, not unknown.
            column.Item1 = $"coalesce({column.Item1}, 0)";
        }

        var title = Bare(measure.Name.In(language));
        title = averaged || measure.IsAverage ? Average(title, language) : title;
        return reading.IsCount && !subject.IsFigure && !measure.IsAverage && measure.Unit is not (FigureUnit.Percent or FigureUnit.Return) && measure.RowSql is not null && subject.View != "finance_invoices" && subject.View != "marketing_campaigns"
            ? reading.Dimension is not null || reading.Versus is not null ? new([count], null) : new([count, column], null)
            : new([column], title);
    }

    private static string Average(string name, string language) => string.Format(
        System.Globalization.CultureInfo.InvariantCulture, Averaged.In(language), language == Language.Languages.Chinese ? name : char.ToLowerInvariant(name[0]) + name[1..]);

    private static string Bare(string heading) => heading.Split('(', '（')[0].Trim();
}
