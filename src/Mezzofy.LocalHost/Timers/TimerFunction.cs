using Mezzofy.LocalHost.Functions;

namespace Mezzofy.LocalHost.Timers;

/// <summary>A function with a timer.</summary>
/// <param name="Function">The function.</param>
/// <param name="Schedule">When it is due; null where that could not be read.</param>
/// <param name="RunsAtStart">Whether it also runs at every start.</param>
/// <param name="IsMonitored">Whether its occurrences are remembered.</param>
/// <param name="Error">Why it does not run at all; null where it does.</param>
internal sealed record TimerFunction(LocalFunction Function, Schedule? Schedule, bool RunsAtStart, bool IsMonitored, string? Error);

/// <summary>All of them.</summary>
/// <param name="ConnectionString">The database, setting <c>ConnectionStrings:Postgres</c>.</param>
/// <param name="All">The functions.</param>
internal sealed record TimerFunctions(string ConnectionString, IReadOnlyList<TimerFunction> All);
