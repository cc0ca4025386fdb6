namespace Mezzofy.Core.Outputs;

/// <summary>Renders a report to one file format.</summary>
public interface IReportRenderer
{
    /// <summary>The format: <c>pdf</c>, <c>csv</c>, <c>markdown</c>, later <c>docx</c> and <c>pptx</c>.</summary>
    string Format { get; }

    /// <summary>Renders the report.</summary>
    /// <exception cref="ProblemException">503 <c>renderer_unavailable</c> when a native tool it needs is missing.</exception>
    Task<RenderedFile> RenderAsync(ReportDocument report, CancellationToken cancellationToken);
}

/// <summary>A finished file.</summary>
/// <param name="Name">With its extension.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Content">Its bytes.</param>
public sealed record RenderedFile(string Name, string ContentType, ReadOnlyMemory<byte> Content)
{
    /// <summary>How many pages it has, for formats that have any.</summary>
    public int? Pages { get; init; }
}
