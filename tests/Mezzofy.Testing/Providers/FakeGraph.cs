using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Mezzofy.Testing.Providers;

/// <summary>A message in the fake mailbox.</summary>
public sealed class FakeMessage(string id, JsonElement json)
{
    /// <summary>Its id.</summary>
    public string Id { get; } = id;

    /// <summary>As it was made.</summary>
    public JsonElement Json { get; } = json;

    /// <summary>Whether it has not been sent.</summary>
    public bool IsDraft { get; set; } = true;

    /// <summary>Names and sizes of what is attached.</summary>
    public ConcurrentDictionary<string, long> Files { get; } = [];

    /// <summary>The value of its extended property.</summary>
    public string? Mark => Json.TryGetProperty("singleValueExtendedProperties", out var marks) ? marks[0].GetProperty("value").GetString() : null;
}

/// <summary>Mail and calendar of Graph, for an application.</summary>
public sealed partial class FakeGraph(Uri address)
{
    private const int RequestLimit = 4 * 1024 * 1024;
    private readonly ConcurrentDictionary<string, FakeMessage> messages = [];
    private readonly ConcurrentDictionary<string, (FakeMessage Message, string Name, long Size, long Received)> uploads = [];
    private readonly ConcurrentDictionary<string, JsonElement> events = [];
    private int last;

    /// <summary>What was sent.</summary>
    public IReadOnlyList<FakeMessage> Sent => [.. messages.Values.Where(message => !message.IsDraft)];

    /// <summary>What was not.</summary>
    public IReadOnlyList<FakeMessage> Drafts => [.. messages.Values.Where(message => message.IsDraft)];

    /// <summary>The calendar, by transaction id.</summary>
    public IReadOnlyDictionary<string, JsonElement> Events => events;

    /// <summary>The largest message it sends, in bytes.</summary>
    public long MailboxLimit { get; set; } = 35 * 1024 * 1024;

    /// <summary>The accounts of the tenant, by object id.</summary>
    public ConcurrentDictionary<string, object> Accounts { get; } = [];

    internal FakeAnswer? Answer(FakeRequest request)
    {
        if (request.Method == "GET" && Account().Match(request.Path) is { Success: true } one)
        {
            return request.Token != "application" ? FakeAnswer.Error(401, "InvalidAuthenticationToken")
                : Accounts.TryGetValue(one.Groups["id"].Value, out var account) ? new(200, account)
                : FakeAnswer.Error(404, "Request_ResourceNotFound");
        }

        if (request.Path.StartsWith("/upload/", StringComparison.Ordinal))
            return Upload(request);
        if (Users().Match(request.Path) is not { Success: true } match)
            return null;
        if (request.Token != "application")
            return FakeAnswer.Error(401, "InvalidAuthenticationToken");
        if (request.Body.Length > RequestLimit)
            return FakeAnswer.Error(413, "RequestEntityTooLarge");
        return (request.Method, match.Groups["rest"].Value.Split('/', StringSplitOptions.RemoveEmptyEntries)) switch
        {
            ("POST", ["events"]) => Plan(request.Json),
            ("POST", ["messages"]) => Draft(request.Json),
            ("GET", ["messages"]) => Search(request.Query),
            (var method, ["messages", var id, .. var rest]) => messages.TryGetValue(id, out var message)
                ? Message(method, message, rest, request) : FakeAnswer.Error(404, "ErrorItemNotFound"),
            _ => null,
        };
    }

    private FakeAnswer? Message(string method, FakeMessage message, string[] rest, FakeRequest request) => (method, rest) switch
    {
        ("GET", []) => new(200, View(message)),
        ("DELETE", []) => messages.TryRemove(message.Id, out _) ? new(204) : FakeAnswer.Error(404, "ErrorItemNotFound"),
        ("POST", ["send"]) => Send(message),
        ("POST", ["attachments"]) => Attach(message, request.Json),
        ("POST", ["attachments", "createUploadSession"]) => OpenUpload(message, request.Json.GetProperty("AttachmentItem")),
        _ => null,
    };

    private FakeAnswer Draft(JsonElement json)
    {
        var message = new FakeMessage($"message-{Interlocked.Increment(ref last)}", json);
        if (json.TryGetProperty("attachments", out var files))
        {
            foreach (var file in files.EnumerateArray())
                Attach(message, file);
        }

        messages[message.Id] = message;
        return new(201, View(message));
    }

    private FakeAnswer Search(string query)
    {
        var value = Mark().Match(query).Groups[1].Value;
        return new(200, new { value = messages.Values.Where(message => message.Mark == value).Select(View) });
    }

    private FakeAnswer Send(FakeMessage message)
    {
        if (!message.IsDraft)
            return FakeAnswer.Error(404, "ErrorItemNotFound");
        if (message.Files.Values.Sum() * 4 / 3 > MailboxLimit)
            return FakeAnswer.Error(413, "ErrorMessageSizeExceeded");
        message.IsDraft = false;
        return new(202);
    }

    private static FakeAnswer Attach(FakeMessage message, JsonElement file)
    {
        var bytes = file.GetProperty("contentBytes").GetBytesFromBase64();
        if (bytes.Length >= 3 * 1024 * 1024)
            return FakeAnswer.Error(413, "ErrorAttachmentSizeLimitExceeded");
        message.Files[file.GetProperty("name").GetString()!] = bytes.Length;
        return new(201, new { id = "attachment" });
    }

    private FakeAnswer OpenUpload(FakeMessage message, JsonElement item)
    {
        var id = Guid.NewGuid().ToString("N");
        uploads[id] = (message, item.GetProperty("name").GetString()!, item.GetProperty("size").GetInt64(), 0);
        return new(201, new { uploadUrl = $"{address}upload/{id}?authtoken=x" });
    }

    // The address is the permission: a token that is sent along is refused, as Outlook does.
    private FakeAnswer Upload(FakeRequest request)
    {
        var id = request.Path["/upload/".Length..];
        var upload = uploads[id];
        var isLast = upload.Received + request.Body.Length == upload.Size;
        var range = $"bytes {upload.Received}-{upload.Received + request.Body.Length - 1}/{upload.Size}";
        if (request.Token is not null || request.ContentRange != range || request.Body.Length >= RequestLimit || (!isLast && request.Body.Length % (320 * 1024) != 0))
            return FakeAnswer.Error(400, "InvalidRequest");
        uploads[id] = upload with { Received = upload.Received + request.Body.Length };
        if (isLast)
            upload.Message.Files[upload.Name] = upload.Size;
        return isLast ? new(201) : new(200, new { nextExpectedRanges = new[] { $"{uploads[id].Received}" } });
    }

    private FakeAnswer Plan(JsonElement json)
    {
        var transaction = json.GetProperty("transactionId").GetString()!;
        return events.TryAdd(transaction, json) ? new(201, new { id = $"event-{events.Count}" }) : FakeAnswer.Error(409, "ErrorDuplicateTransactionId");
    }

    private static object View(FakeMessage message) => new { id = message.Id, isDraft = message.IsDraft };

    [GeneratedRegex("^/v1.0/users/(?<id>[^/]+)$")]
    private static partial Regex Account();

    [GeneratedRegex("^/v1.0/users/[^/]+/(?<rest>.*)$")]
    private static partial Regex Users();

    [GeneratedRegex("ep/value eq '([^']*)'")]
    private static partial Regex Mark();
}
