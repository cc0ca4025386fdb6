using Microsoft.Extensions.AI;

namespace Mezzofy.Core.Models.Offline;

/// <summary>
/// The calls of a plan against those that were made: the n-th call of a tool in the transcript is the n-th that the plan makes of it.
/// </summary>
/// <param name="past">The calls made so far.</param>
internal sealed class PlannedCalls(IReadOnlyList<PastCall> past)
{
    private readonly List<FunctionCallContent> _calls = [];
    private readonly Dictionary<string, Queue<PastCall>> _past =
        past.GroupBy(call => call.Tool).ToDictionary(group => group.Key, group => new Queue<PastCall>(group));

    /// <summary>What is still to be called.</summary>
    public IReadOnlyList<FunctionCallContent> Missing => _calls;

    /// <summary>The next call of the tool that the transcript holds; if it holds none, the call is planned and null is returned.</summary>
    public PastCall? Take(string tool, Dictionary<string, object?> arguments)
    {
        if (_past.TryGetValue(tool, out var calls) && calls.TryDequeue(out var call))
        {
            return call;
        }

        _calls.Add(new FunctionCallContent($"call_{past.Count + _calls.Count + 1}", tool, arguments));
        return null;
    }
}
