using System.Text.Json.Serialization;

namespace Mezzofy.Core.Outputs;

/// <summary>
/// A report, independent of its format: rendered to PDF, DOCX, PPTX, Markdown or CSV. Serialised as JSON between the tool that
/// fills it and the tool that renders it.
/// </summary>
/// <param name="Title">The title, shown on the cover and in the document's metadata.</param>
/// <param name="Subtitle">A line under the title, usually the period.</param>
/// <param name="Language">Of its text: <c>en</c>, <c>zh</c> or <c>ms</c>.</param>
/// <param name="FileStem">The file name without extension, for example <c>financial_statement_Q4_2025</c>.</param>
/// <param name="Sections">The sections in order.</param>
public sealed record ReportDocument(
    string Title,
    string? Subtitle,
    string Language,
    string FileStem,
    IReadOnlyList<ReportSection> Sections)
{
    /// <summary>Key figures for the cover or the first slide.</summary>
    public IReadOnlyList<KeyFigure> KeyFigures { get; init; } = [];

    /// <summary>Who had it made, shown in the document's properties.</summary>
    public string? PreparedFor { get; init; }

    /// <summary>When its data was read.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Where its figures come from, one line each, shown at the end.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];
}

/// <summary>A heading (bookmarked) and what stands under it.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Blocks">Text, tables and charts in order.</param>
public sealed record ReportSection(string Heading, IReadOnlyList<ReportBlock> Blocks)
{
    /// <summary>The heading of the part of a long report that begins with this section, a level above; null when none begins.</summary>
    public string? Part { get; init; }
}

/// <summary>A figure that matters, with its change against the comparison period.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">Formatted, with its unit.</param>
/// <param name="Change">Formatted change, for example <c>+3.1%</c>, or null.</param>
/// <param name="IsGood">Whether the change is welcome; null is neutral.</param>
public sealed record KeyFigure(string Label, string Value, string? Change = null, bool? IsGood = null);

/// <summary>One piece of a section.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "block")]
[JsonDerivedType(typeof(TextBlock), "text")]
[JsonDerivedType(typeof(TableBlock), "table")]
[JsonDerivedType(typeof(ChartBlock), "chart")]
public abstract record ReportBlock;

/// <summary>Text in CommonMark; raw HTML in it is removed.</summary>
/// <param name="Markdown">The text.</param>
public sealed record TextBlock(string Markdown) : ReportBlock;

/// <summary>A table whose header repeats on every page.</summary>
/// <param name="Caption">Shown above, or null.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, each with as many cells as there are columns.</param>
public sealed record TableBlock(string? Caption, IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows) : ReportBlock;

/// <summary>A column.</summary>
/// <param name="Header">Its header.</param>
/// <param name="Kind">How its cells are aligned and exported.</param>
public sealed record TableColumn(string Header, ColumnKind Kind = ColumnKind.Text);

/// <summary>What a column holds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ColumnKind>))]
public enum ColumnKind
{
    /// <summary>Text, left aligned.</summary>
    Text,

    /// <summary>A number, right aligned, exported to CSV without grouping.</summary>
    Number,

    /// <summary>An amount of money with two decimals, right aligned; negatives in parentheses.</summary>
    Money,

    /// <summary>A percentage, right aligned.</summary>
    Percent,

    /// <summary>A date.</summary>
    Date,
}

/// <summary>A row.</summary>
/// <param name="Cells">The cells.</param>
/// <param name="Style">How it stands out.</param>
public sealed record TableRow(IReadOnlyList<TableCell> Cells, RowStyle Style = RowStyle.Normal);

/// <summary>How a row stands out.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RowStyle>))]
public enum RowStyle
{
    /// <summary>An ordinary row.</summary>
    Normal,

    /// <summary>A heading inside the table.</summary>
    Heading,

    /// <summary>A subtotal, with a rule above.</summary>
    Subtotal,

    /// <summary>A total, bold, with rules above and below.</summary>
    Total,
}

/// <summary>A cell: text, or a number that the renderer formats by its column's kind.</summary>
/// <param name="Text">The text, for text and date columns.</param>
/// <param name="Number">The number; a percentage is 0.031 for 3.1 %.</param>
public sealed record TableCell(string? Text, decimal? Number = null)
{
    /// <summary>A cell of text.</summary>
    public static implicit operator TableCell(string? text) => new(text);

    /// <summary>A cell with a number.</summary>
    public static implicit operator TableCell(decimal number) => new(null, number);

    /// <summary>A cell with a number, or an empty one.</summary>
    public static implicit operator TableCell(decimal? number) => new(null, number);

    /// <summary>A cell with a whole number.</summary>
    public static implicit operator TableCell(int number) => new(null, number);
}

/// <summary>A chart.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Categories">The labels of the category axis.</param>
/// <param name="Series">One or more series, each with a value for every category.</param>
/// <param name="Unit">The unit of the values, for the axis, for example <c>SGD</c>.</param>
public sealed record ChartBlock(
    string Title,
    ChartKind Kind,
    IReadOnlyList<string> Categories,
    IReadOnlyList<ChartSeries> Series,
    string? Unit = null) : ReportBlock;

/// <summary>A named series of values; null is a gap.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Values">A value for every category.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Values);

/// <summary>Kinds of chart.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChartKind>))]
public enum ChartKind
{
    /// <summary>Grouped vertical bars.</summary>
    Bar,

    /// <summary>Stacked vertical bars.</summary>
    StackedBar,

    /// <summary>Lines.</summary>
    Line,

    /// <summary>Parts of a whole; one series.</summary>
    Pie,
}
