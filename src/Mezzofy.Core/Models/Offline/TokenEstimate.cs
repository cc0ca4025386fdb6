using System.Text.Json;
using Mezzofy.Core.Language;
using Mezzofy.Core.Tools;
using Microsoft.Extensions.AI;

namespace Mezzofy.Core.Models.Offline;

/// <summary>Estimates what a model would count: a token for four characters, or for one Chinese character.</summary>
internal static class TokenEstimate
{
    private const int CharactersPerToken = 4;

    public static UsageDetails Of(IReadOnlyList<ChatMessage> transcript, ChatMessage answer)
    {
        var (read, written) = (transcript.Sum(Count), Count(answer));
        return new UsageDetails { InputTokenCount = read, OutputTokenCount = written, TotalTokenCount = read + written };
    }

    private static long Count(ChatMessage message) => message.Contents.Sum(content => content switch
    {
        TextContent text => Count(text.Text),
        FunctionCallContent call => Count(call.Name) + Count(JsonSerializer.Serialize(call.Arguments, ToolJson.Options)),
        FunctionResultContent { Result: JsonElement json } => Count(json.GetRawText()),
        FunctionResultContent { Result: { } result } => Count(JsonSerializer.Serialize(result, ToolJson.Options)),
        _ => 0,
    });

    private static long Count(string text)
    {
        var han = text.Count(TextNormalizer.IsHan);
        return han + (text.Length - han + CharactersPerToken - 1) / CharactersPerToken;
    }
}
