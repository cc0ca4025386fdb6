using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Mezzofy.DurableApp;

/// <summary>Counts how many run at once in this process.</summary>
public static class Crowds
{
    private static readonly ConcurrentDictionary<string, (int Now, int Most)> Seen = new();

    /// <summary>The most that ran at once under a key.</summary>
    public static int Most(string key) => Seen.TryGetValue(key, out var seen) ? seen.Most : 0;

    [Function(nameof(CrowdOfActivities))]
    public static Task CrowdOfActivities([OrchestrationTrigger] TaskOrchestrationContext context, string key) =>
        Task.WhenAll(Enumerable.Range(0, 8).Select(_ => context.CallActivityAsync(nameof(Join), key)));

    [Function(nameof(Join))]
    public static async Task Join([ActivityTrigger] string key)
    {
        Enter(key);
        await Task.Delay(100);
        Leave(key);
    }

    /// <summary>An orchestrator that takes its time, to be run several times at once.</summary>
    [Function(nameof(CrowdMember))]
    public static void CrowdMember([OrchestrationTrigger] TaskOrchestrationContext context, string key)
    {
        Enter(key);
        Thread.Sleep(100);
        Leave(key);
    }

    private static void Enter(string key) =>
        Seen.AddOrUpdate(key, (1, 1), (_, seen) => (seen.Now + 1, Math.Max(seen.Most, seen.Now + 1)));

    private static void Leave(string key) => Seen.AddOrUpdate(key, (0, 0), (_, seen) => (seen.Now - 1, seen.Most));
}
