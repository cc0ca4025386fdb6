using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Mezzofy.Core.Webhooks.Teams;

/// <summary>What the server reads of an activity (Bot Framework, "Activity schema"); outgoing webhooks have the same shape.</summary>
public sealed partial record TeamsActivity
{
    /// <summary>The type of a message.</summary>
    public const string Message = "message";

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { MaxDepth = 64 };

    /// <summary>What happened: <c>message</c> or something that is not answered.</summary>
    public string? Type { get; init; }

    /// <summary>The activity.</summary>
    public string? Id { get; init; }

    /// <summary>What was written, with the mention and with HTML entities.</summary>
    public string? Text { get; init; }

    /// <summary>Where the conversation is served.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary><c>msteams</c>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Who wrote.</summary>
    public TeamsPerson? From { get; init; }

    /// <summary>Where.</summary>
    public TeamsPlace? Conversation { get; init; }

    /// <summary>What Teams adds.</summary>
    public TeamsChannelData? ChannelData { get; init; }

    /// <summary>The tenant of who wrote, or null.</summary>
    [JsonIgnore]
    public string? TenantId => Conversation?.TenantId ?? ChannelData?.Tenant?.Id;

    /// <summary>The channel, or null in a chat.</summary>
    [JsonIgnore]
    public string? TeamsChannel => ChannelData?.Channel?.Id;

    /// <summary>Where an answer goes, or null when the activity does not say.</summary>
    [JsonIgnore]
    public string? ConversationId => Conversation?.Id ?? TeamsChannel;

    /// <summary>Reads one.</summary>
    /// <exception cref="ProblemException">400 <c>invalid_json</c> or <c>validation_failed</c>.</exception>
    public static TeamsActivity Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var activity = JsonSerializer.Deserialize<TeamsActivity>(body, Written) ?? throw new JsonException();
            return string.IsNullOrEmpty(activity.Type) || activity.From is null
                ? throw ProblemException.Validation("type", "An activity needs a type and from.")
                : activity;
        }
        catch (JsonException)
        {
            throw new ProblemException(400, "invalid_json", "The body is not an activity.");
        }
    }

    /// <summary>What was asked: without the mention, tags and entities.</summary>
    public string Question()
    {
        var text = Tags().Replace(Mention().Replace(Text ?? "", " "), " ");
        return Spaces().Replace(Name().Replace(WebUtility.HtmlDecode(text), ""), " ").Trim();
    }

    [GeneratedRegex("<at[^>]*>.*?</at>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Mention();

    [GeneratedRegex("</?[a-z][^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Tags();

    [GeneratedRegex(@"^\s*@mezzofy\S*", RegexOptions.IgnoreCase)]
    private static partial Regex Name();

    [GeneratedRegex(@"[\s\u00A0]+")]
    private static partial Regex Spaces();
}

/// <summary>Somebody in Teams.</summary>
/// <param name="Id">Teams' own id.</param>
/// <param name="Name">The name shown.</param>
/// <param name="AadObjectId">Their object in Entra, or null.</param>
public sealed record TeamsPerson(string? Id, string? Name, string? AadObjectId);

/// <summary>A conversation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="TenantId">The tenant, or null.</param>
public sealed record TeamsPlace(string? Id, string? TenantId);

/// <summary>What Teams adds to an activity.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Team">The team.</param>
/// <param name="Tenant">The tenant.</param>
public sealed record TeamsChannelData(TeamsReference? Channel, TeamsReference? Team, TeamsReference? Tenant);

/// <summary>A thing by its id.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, or null.</param>
public sealed record TeamsReference(string? Id, string? Name);
