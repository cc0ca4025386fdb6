using Mezzofy.Core;
using Mezzofy.Core.Artifacts;
using Mezzofy.Core.Delivery;
using Mezzofy.Functions.Auditing;
using Mezzofy.Functions.Auth;
using Mezzofy.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Files;

/// <summary>Files that a Teams card links to.</summary>
public sealed class SharedFileFunction(FileLinks links, IArtifactStore artifacts)
{
    /// <summary><c>GET /shared/{token}</c>: the file that the link stands for, until it expires. The token is the permission.</summary>
    [Function("SharedFile")]
    [Audited("files.shared")]
    [Public]
    public async Task<IActionResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "shared/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        var file = await links.FindAsync(token, cancellationToken) ?? throw ProblemException.NotFound("The file");
        return await FileDownload.AnswerAsync(request, file, artifacts, cancellationToken);
    }
}
