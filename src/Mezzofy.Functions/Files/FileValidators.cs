using Mezzofy.Core.Artifacts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Mezzofy.Functions.Files;

/// <summary>What tells one version of a file from another, and the conditions that name it (RFC 9110, 13).</summary>
internal sealed class FileValidators(Artifact file)
{
    /// <summary>The digest of the bytes.</summary>
    public EntityTagHeaderValue Tag { get; } = new($"\"{file.Sha256}\"");

    /// <summary>When it was stored; a file never changes. Whole seconds, as HTTP writes it.</summary>
    public DateTimeOffset Modified { get; } = DateTimeOffset.FromUnixTimeSeconds(file.CreatedAt.ToUnixTimeSeconds());

    /// <summary>304 or 412 when a condition of the request decides the answer, else null; in the order of 13.2.2.</summary>
    public int? Precondition(HttpRequest request)
    {
        var headers = request.GetTypedHeaders();
        if (headers.IfMatch.Count > 0 ? !Names(headers.IfMatch, useStrongComparison: true) : headers.IfUnmodifiedSince < Modified)
        {
            return StatusCodes.Status412PreconditionFailed;
        }

        return headers.IfNoneMatch.Count > 0
            ? Names(headers.IfNoneMatch, useStrongComparison: false) ? StatusCodes.Status304NotModified : null
            : headers.IfModifiedSince >= Modified ? StatusCodes.Status304NotModified : null;
    }

    /// <summary>Whether a range still makes sense: the request asks for parts of this version, or of any.</summary>
    public bool AllowsRange(RequestHeaders headers) => headers.IfRange switch
    {
        null => true,
        { EntityTag: { } tag } => tag.Compare(Tag, useStrongComparison: true),
        var condition => condition.LastModified == Modified,
    };

    private bool Names(IList<EntityTagHeaderValue> tags, bool useStrongComparison) =>
        tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(Tag, useStrongComparison));
}
