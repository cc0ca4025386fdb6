using System.Text.Json;

namespace Mezzofy.Core.Routing;

/// <summary>A question that was asked back, as it is kept until it is answered.</summary>
/// <param name="Message">The request it was about.</param>
/// <param name="Language">The language of that request.</param>
/// <param name="Agents">What was offered, in the order shown.</param>
internal sealed record PendingClarification(string Message, string Language, IReadOnlyList<string> Agents)
{
    /// <summary>What <see cref="RoutingDecision.PendingClarification"/> carries.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ProductJson.Options);

    /// <summary>Reads it back; null when there is none, or it is not one of ours.</summary>
    public static PendingClarification? Read(string? json)
    {
        try
        {
            var read = json is null ? null : JsonSerializer.Deserialize<PendingClarification>(json, ProductJson.Options);
            return read is { Message: not null, Language: not null, Agents: not null } ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
