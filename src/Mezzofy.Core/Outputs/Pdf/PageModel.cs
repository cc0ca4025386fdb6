using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Outputs.Pdf;

/// <summary>What the page template shows: a report with every cell formatted and every drawing made.</summary>
internal sealed record PageModel(
    ReportLabels Labels,
    SafeHtml Style,
    SafeHtml Logo,
    string Title,
    string? Subtitle,
    string? PreparedFor,
    string? AsOf,
    IReadOnlyList<FigureModel> Figures,
    int FiguresAcross,
    IReadOnlyList<ContentsEntry> Contents,
    IReadOnlyList<SectionModel> Sections,
    IReadOnlyList<string> Sources);

internal sealed record FigureModel(string Label, string Value, bool IsLong, string? Change, string Tone);

internal sealed record ContentsEntry(string Id, string Heading);

internal sealed record SectionModel(string Id, string? PartId, string? Part, string Heading, bool IsWide, IReadOnlyList<object> Blocks);

internal sealed record TextModel(string Kind, SafeHtml Html);

internal sealed record ChartModel(string Kind, string Title, SafeHtml Svg);

internal sealed record TableModel(
    string Kind, string Classes, string? Caption, IReadOnlyList<ColumnModel> Columns, IReadOnlyList<RowModel> Rows);

internal sealed record ColumnModel(string Header, string Classes);

internal sealed record RowModel(string Classes, IReadOnlyList<CellModel> Cells);

internal sealed record CellModel(string Text, string Classes);
