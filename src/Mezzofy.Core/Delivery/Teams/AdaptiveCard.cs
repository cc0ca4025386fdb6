using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Delivery.Teams;

/// <summary>A file that a card lists.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Link">Where it can be read, or null.</param>
internal sealed record CardFile(string Name, Uri? Link);

/// <summary>The card of a post (Adaptive Cards 1.5), the same whichever way it goes.</summary>
internal static class AdaptiveCard
{
    /// <summary>Teams takes 28 KB with the envelope.</summary>
    public const int MaxBytes = 24 * 1024;

    /// <summary>The media type of a card.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes it; text that does not fit is cut between blocks and the reader is told.</summary>
    public static JsonObject Of(TeamsPost post, IReadOnlyList<CardFile> files)
    {
        var head = new List<JsonObject> { Block(Plain(post.Title, 250), ("size", "Large"), ("weight", "Bolder")) };
        var tail = Facts(post.Facts).Concat(Files(files)).ToList();
        var room = MaxBytes - 600 - head.Concat(tail).Sum(Size);
        var body = new JsonArray([.. head.Concat(Fitting(CardMarkdown.Blocks(post.Text), room)).Concat(tail)]);
        return new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.5",
            ["msteams"] = new JsonObject { ["width"] = "Full" },
            ["body"] = body,
        };
    }

    /// <summary>The card as text.</summary>
    public static string Text(JsonNode card) => card.ToJsonString(Written);

    /// <summary>A message that carries the card; Workflows webhooks and bots take the same.</summary>
    public static JsonObject Message(JsonObject card, string summary) => new()
    {
        ["type"] = "message",
        ["summary"] = summary,
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = ContentType, ["contentUrl"] = null, ["content"] = card.DeepClone() }),
    };

    /// <summary>A block of text.</summary>
    public static JsonObject Block(string text, params ReadOnlySpan<(string Name, string Value)> style)
    {
        var block = new JsonObject { ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true };
        foreach (var (name, value) in style)
        {
            block[name] = value;
        }

        return block;
    }

    private static IEnumerable<JsonObject> Fitting(IEnumerable<JsonObject> blocks, int room)
    {
        foreach (var block in blocks)
        {
            room -= Size(block);
            if (room < 0)
            {
                yield return Block("… (cut: the whole text does not fit on a card)", ("isSubtle", "true"));
                yield break;
            }

            yield return block;
        }
    }

    private static IEnumerable<JsonObject> Facts(IReadOnlyList<TeamsFact> facts)
    {
        if (facts.Count > 0)
        {
            yield return new JsonObject
            {
                ["type"] = "FactSet",
                ["facts"] = new JsonArray([.. facts.Take(20).Select(fact => new JsonObject { ["title"] = Plain(fact.Name, 100), ["value"] = Plain(fact.Value, 300) })]),
            };
        }
    }

    private static IEnumerable<JsonObject> Files(IReadOnlyList<CardFile> files) => files.Take(20).Select(file =>
        Block(file.Link is null ? $"📎 {Plain(file.Name, 120)}" : $"📎 [{Plain(file.Name, 120)}]({file.Link.AbsoluteUri})", ("spacing", "Small")));

    private static string Plain(string text, int length) => SafeMarkdown.Escape(PlainText.OneLine(text, length));

    private static int Size(JsonObject block) => System.Text.Encoding.UTF8.GetByteCount(Text(block)) + 1;
}
