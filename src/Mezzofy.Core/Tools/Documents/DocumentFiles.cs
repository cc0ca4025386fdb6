using System.Runtime.InteropServices;
using Mezzofy.Core.Artifacts;
using Mezzofy.Core.Outputs;

namespace Mezzofy.Core.Tools.Documents;

/// <summary>Renders a report and stores the file for the caller: once for a call, however often the call is repeated.</summary>
public sealed class DocumentFiles(IEnumerable<IReportRenderer> renderers, IArtifactStore artifacts)
{
    private const long MaxBytes = FileLimits.Largest;

    /// <summary>Makes the file; a call that makes several names each.</summary>
    /// <exception cref="ToolRefusedException">The format is not known.</exception>
    /// <exception cref="ProblemException">503 <c>renderer_unavailable</c> or <c>storage_unavailable</c>; 400 for a report that does not fit.</exception>
    public async Task<ToolResult> MakeAsync(ReportDocument report, string format, ToolContext context, CancellationToken cancellationToken, string? part = null)
    {
        var renderer = renderers.FirstOrDefault(renderer => renderer.Format == format)
            ?? throw new ToolRefusedException("format_not_supported", $"The format {format} is not one of {string.Join(", ", renderers.Select(one => one.Format))}.");
        context.Progress?.Report($"{format}: {report.Title}");
        var rendered = await renderer.RenderAsync(report, cancellationToken);
        var kind = Path.GetExtension(rendered.Name).TrimStart('.');
        var wanted = new NewArtifact(
            context.Caller.UserId, context.SessionId, kind, rendered.Name, rendered.ContentType, "generated", MaxBytes,
            part is null ? context.IdempotencyKey : $"{context.IdempotencyKey}/{part}");
        await using var content = Stream(rendered.Content);
        var file = await artifacts.SaveAsync(wanted, content, cancellationToken);
        return new ToolResult(new GeneratedFile(file.Id, file.Name, file.Kind, file.Size, rendered.Pages))
        {
            Artifacts = [new ToolArtifact(file.Id, file.Kind, file.Name)],
        };
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var bytes)
            ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);
}
