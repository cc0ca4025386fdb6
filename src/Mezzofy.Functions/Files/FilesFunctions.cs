using Mezzofy.Core;
using Mezzofy.Core.Artifacts;
using Mezzofy.Core.Conversations;
using Mezzofy.Core.Idempotency;
using Mezzofy.Core.Identity;
using Mezzofy.Functions.Auditing;
using Mezzofy.Functions.Auth;
using Mezzofy.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Files;

/// <summary>Listing, downloading and uploading one's files (seed, Files).</summary>
public sealed class FilesFunctions(IArtifactStore artifacts, FileUploads uploads, ConversationStore conversations)
{
    /// <summary><c>GET /files/list</c>: the caller's files, newest first.</summary>
    [Function("FilesList")]
    [Requires(Permissions.Files)]
    public async Task<IActionResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "files/list")] HttpRequest request, FunctionContext context, CancellationToken cancellationToken)
    {
        var page = await artifacts.ListAsync(context.Caller().UserId, PageQuery.Read(request), cancellationToken);
        return JsonAnswer.Ok(new Page<FileEntry>([.. page.Items.Select(FileEntry.Of)], page.NextCursor));
    }

    /// <summary><c>GET /files/{file_id}</c>: the file's bytes, or a part of them.</summary>
    [Function("FilesDownload")]
    [Audited("files.download")]
    [Requires(Permissions.Files)]
    public async Task<IActionResult> Download(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "files/{fileId:regex(^file_)}")] HttpRequest request,
        string fileId, FunctionContext context, CancellationToken cancellationToken)
    {
        var file = await artifacts.FindAsync(fileId, context.Caller().UserId, cancellationToken) ?? throw ProblemException.NotFound("The file");
        return await FileDownload.AnswerAsync(request, file, artifacts, cancellationToken);
    }

    /// <summary><c>POST /files/upload</c>: multipart/form-data with the part <c>file</c>, and <c>session_id</c> if it belongs to one.</summary>
    [Function("FilesUpload")]
    [Audited("files.upload")]
    [Requires(Permissions.Files)]
    public async Task<IActionResult> Upload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "files/upload")] HttpRequest request, FunctionContext context, CancellationToken cancellationToken)
    {
        var caller = context.Caller();
        var key = IdempotencyKeys.Validate(request.IdempotencyKey());
        await using var form = await UploadForm.ReadAsync(request, uploads, cancellationToken);
        if (form.SessionId is { } session)
        {
            await conversations.RequireAsync(Fields.Id(Ids.Session, session, "The session"), caller.UserId, cancellationToken);
        }

        var file = await form.File.KeepAsync(caller, form.SessionId, key, cancellationToken);
        request.HttpContext.Response.Headers.Location = $"/files/{file.Id}";
        return JsonAnswer.Created(FileEntry.Of(file));
    }
}
