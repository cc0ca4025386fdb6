using Mezzofy.Core.Agents;

namespace Mezzofy.Core.Tasks;

/// <summary>How far a task is: work done over work known, each piece weighed by how long it usually takes.</summary>
public static class TaskProgress
{
    // Putting the answer together and storing it; also keeps a running task below 100.
    private const double Finishing = 0.5;

    /// <summary>0 to 99.</summary>
    /// <param name="state">Where the run stands.</param>
    /// <param name="expected">How many seconds a call of a tool usually takes.</param>
    public static int Of(AgentState state, Func<string, double> expected)
    {
        var done = state.Events.OfType<ToolReturned>().Sum(call => expected(call.Tool));
        var known = state.Pending.Sum(call => expected(call.Tool)) + Announced(state, expected) + Finishing;
        return Math.Clamp((int)(100 * done / (done + known)), 0, 99);
    }

    /// <summary>How many calls have returned, and how many are known of.</summary>
    public static (int Done, int Known) Calls(AgentState state)
    {
        var done = state.Events.OfType<ToolReturned>().Count();
        return (done, done + state.Pending.Count + (state.Events.OfType<ModelAnswered>().LastOrDefault()?.Ahead.Count ?? 0));
    }

    // A model may say which calls will follow those it asks for; what it does not say is not known.
    private static double Announced(AgentState state, Func<string, double> expected) =>
        state.Events.OfType<ModelAnswered>().LastOrDefault()?.Ahead.Sum(tool => expected(tool)) ?? 0;
}
