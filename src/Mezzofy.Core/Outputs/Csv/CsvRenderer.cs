using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Mezzofy.Core.Artifacts;
using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Outputs.Csv;

/// <summary>The tables of a report as CSV (RFC 4180, UTF-8 with byte order mark), numbers ungrouped with a point.</summary>
/// <remarks>
/// One table is its header and its rows. Several become one table, so that every line has the same fields, as the RFC wants: the first
/// two columns name section and table, and columns of the same header share one. A report without tables gives its charts' values;
/// without charts, its key figures. Percentages are fractions: 3.1 % is 0.031.
/// </remarks>
internal sealed class CsvRenderer : IReportRenderer
{
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture) { NewLine = "\r\n" };

    /// <inheritdoc/>
    public string Format => "csv";

    /// <inheritdoc/>
    public async Task<RenderedFile> RenderAsync(ReportDocument report, CancellationToken cancellationToken)
    {
        TableShape.Require(report);
        using var bytes = new MemoryStream();
        await using (var writer = new StreamWriter(bytes, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        await using (var csv = new CsvWriter(writer, Configuration))
        {
            foreach (var line in CsvTable.Lines(report))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await WriteAsync(csv, line);
            }
        }

        return new RenderedFile(SafeFileName.FromStem(report.FileStem, "csv"), "text/csv", bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
    }

    private static async Task WriteAsync(CsvWriter csv, IReadOnlyList<string> line)
    {
        foreach (var field in line)
        {
            csv.WriteField(field);
        }

        await csv.NextRecordAsync();
    }
}
