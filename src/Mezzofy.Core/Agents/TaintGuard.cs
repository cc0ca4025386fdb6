using System.Text.Json;
using System.Text.RegularExpressions;
using Mezzofy.Core.Tools;

namespace Mezzofy.Core.Agents;

/// <summary>
/// Keeps text from outside from steering effects: in a run that has read such text, no tool that changes something is called with an
/// address, account or amount that stands only there (assistant.md, Agents and tools).
/// </summary>
internal static partial class TaintGuard
{
    /// <summary>Looks at a call before it is made.</summary>
    /// <exception cref="ApprovalRequiredException">An argument comes from outside only.</exception>
    public static void Check(AgentRun run, AgentState state, ToolCall call)
    {
        if (!state.Tainted && run.UntrustedText is null)
        {
            return;
        }

        var outside = string.Join('\n', state.Events.OfType<ToolReturned>().Where(returned => returned.Untrusted).Select(Text).Append(run.UntrustedText ?? ""));
        var inside = string.Join('\n', state.Events.OfType<ToolReturned>().Where(returned => !returned.Untrusted).Select(Text)
            .Concat(run.History.Select(past => past.Content)).Append(run.Message));
        foreach (var token in Tokens(call.Arguments.GetRawText()))
        {
            if (outside.Contains(token, StringComparison.OrdinalIgnoreCase) && !inside.Contains(token, StringComparison.OrdinalIgnoreCase))
            {
                throw new ApprovalRequiredException($"{call.Tool} would use \"{token}\", which stands only in text from outside.");
            }
        }
    }

    private static IEnumerable<string> Tokens(string arguments) => Telling().Matches(arguments).Select(match => match.Value).Distinct();

    private static string Text(ToolReturned returned) => returned.Content.GetRawText();

    /// <summary>Mail addresses, links, and numbers of four digits or more, as accounts and amounts are; ids and dates of the run's own are left alone.</summary>
    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)+|https?://[^\s""'\\<>]+|(?<![\w-])\d{1,3}(,\d{3})+(\.\d+)?(?![\w-])|(?<![\w.-])\d{4,}(\.\d+)?(?![\w-])")]
    private static partial Regex Telling();
}
