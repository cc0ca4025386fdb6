using Mezzofy.Core.Artifacts;

namespace Mezzofy.Core.Tools.Outlook;

/// <summary>Checks the files that a tool is asked to send along.</summary>
public sealed class OutlookAttachments(IArtifactStore artifacts)
{
    private const int MaxFiles = 20;

    /// <summary>The ids, each once; each is a file of the caller's.</summary>
    /// <exception cref="ToolRefusedException"><c>too_many_attachments</c> or <c>attachment_not_found</c>.</exception>
    public async Task<IReadOnlyList<string>> CheckAsync(IReadOnlyList<string>? ids, ToolContext context, CancellationToken cancellationToken)
    {
        var distinct = (ids ?? []).Distinct().ToList();
        if (distinct.Count > MaxFiles)
        {
            throw new ToolRefusedException("too_many_attachments", $"At most {MaxFiles} files may go along.");
        }

        foreach (var id in distinct)
        {
            if (!Ids.IsValid(Ids.File, id) || await artifacts.FindAsync(id, context.Caller.UserId, cancellationToken) is null)
            {
                throw new ToolRefusedException("attachment_not_found", $"There is no file {id} to attach.");
            }
        }

        return distinct;
    }
}
