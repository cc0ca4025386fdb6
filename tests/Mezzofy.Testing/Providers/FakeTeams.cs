using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Mezzofy.Testing.Providers;

/// <summary>Teams in its three ways.</summary>
public sealed partial class FakeTeams
{
    private const int CardLimit = 28 * 1024;

    /// <summary>What was posted: where, and the message.</summary>
    public ConcurrentQueue<(string To, JsonElement Message)> Posts { get; } = [];

    internal FakeAnswer? Answer(FakeRequest request)
    {
        if (Channel().Match(request.Path) is { Success: true } channel)
            return ThroughGraph(request, channel.Groups["channel"].Value);
        if (request.Method != "POST")
            return null;
        if (request.Path.StartsWith("/hook/", StringComparison.Ordinal))
            return request.Body.Length > CardLimit ? FakeAnswer.Error(413, "RequestTooLarge") : Post(request.Path, request, 202, null);
        if (Conversation().Match(request.Path) is { Success: true } conversation)
            return request.Token == "bot" ? Post(conversation.Groups["id"].Value, request, 201, new { id = "activity-1" }) : FakeAnswer.Error(401, "BotNotAuthorized");
        return null;
    }

    // Graph takes no channel posts from an application, only from a person.
    private FakeAnswer ThroughGraph(FakeRequest request, string channel)
    {
        if (request.Token != "delegated")
            return FakeAnswer.Error(401, "Unauthorized");
        return request.Method == "POST"
            ? Post(channel, request, 201, new { id = $"message-{Posts.Count + 1}" })
            : new(200, new
            {
                value = Posts.Where(post => post.To == channel).Select((post, index) => new
                {
                    id = $"message-{index + 1}",
                    attachments = post.Message.GetProperty("attachments").EnumerateArray().Select(attachment => new { id = attachment.GetProperty("id").GetString() }),
                }),
            });
    }

    private FakeAnswer Post(string to, FakeRequest request, int status, object? body)
    {
        Posts.Enqueue((to, request.Json));
        return new(status, body);
    }

    [GeneratedRegex("^/v1.0/teams/[^/]+/channels/(?<channel>[^/]+)/messages$")]
    private static partial Regex Channel();

    [GeneratedRegex("^/bot/v3/conversations/(?<id>[^/]+)/activities(/[^/]+)?$")]
    private static partial Regex Conversation();
}
