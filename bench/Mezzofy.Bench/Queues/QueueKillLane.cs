using System.Globalization;
using System.Text;
using Mezzofy.LocalHost.Queues.Store;
using Mezzofy.Testing;

namespace Mezzofy.Bench.Queues;

/// <summary>Kills one of two processes at random instants while they work on a queue and run timers, and counts what became of it all.</summary>
internal sealed class QueueKillLane : ILane
{
    private const int PerKill = 200;

    public string Name => "queue-kill";

    public string Usage => "kill -9 at random over queues and timers: queue-kill [kills = 50]; needs MEZZOFY_TEST_POSTGRES";

    public async Task RunAsync(string[] arguments)
    {
        var kills = int.Parse(arguments.ElementAtOrDefault(0) ?? "50", CultureInfo.InvariantCulture);
        var folder = Directory.CreateTempSubdirectory("effects-").FullName;
        await using var database = await TestDatabase.CreateAsync(migrated: false);
        await using var queues = new QueueDatabase(database.ConnectionString);
        var options = AppOptions.On(
            database.ConnectionString, ("BehaviourFolder", folder), ("AzureFunctionsJobHost__logging__logLevel__default", "None")) with { Program = "Mezzofy.Behaviour" };
        AppProcess[] apps = [await AppProcess.StartAsync(options), await AppProcess.StartAsync(options)];
        var store = new MessageStore(queues);
        for (var kill = 0; kill < kills; kill++)
        {
            await store.SendAsync([.. Enumerable.Range(0, PerKill).Select(i => ("work", Encoding.ASCII.GetBytes($"{kill}-{i}")))], CancellationToken.None);
            await Task.Delay(Random.Shared.Next(1500));
            var victim = apps[Random.Shared.Next(2)];
            await victim.KillAsync();
            await victim.StartAsync();
        }

        await Eventually.TrueAsync(async () => await CountAsync(database, "messages") == 0, "an empty queue", TimeSpan.FromMinutes(2));
        var dead = await CountAsync(database, "dead_letters");
        foreach (var app in apps)
            await app.DisposeAsync();
        Report(kills, dead, folder);
        Directory.Delete(folder, recursive: true);
    }

    private static void Report(int kills, long dead, string folder)
    {
        var lines = Directory.EnumerateFiles(folder).SelectMany(File.ReadLines).Order(StringComparer.Ordinal).Select(line => line.Split(' ')).ToList();
        var done = lines.Where(words => words is [_, "done", _]).GroupBy(words => words[2]).Select(group => group.Count()).ToList();
        var ticks = lines.Where(words => words is [_, "tick", ..]).ToList();
        var overlaps = ticks.Zip(ticks.Skip(1)).Count(pair => pair.Second[3] == "end" && (pair.First[3] != "begin" || pair.First[2] != pair.Second[2]));
        Console.WriteLine("| kills | messages sent | done | done twice | dead letters | timer runs | overlapping |\n| --- | --- | --- | --- | --- | --- | --- |");
        Console.WriteLine(
            $"| {kills} | {kills * PerKill} | {done.Count} | {done.Count(times => times > 1)} | {dead} | {ticks.Count(words => words[3] == "begin")} | {overlaps} |");
    }

    private static async Task<long> CountAsync(TestDatabase database, string table)
    {
        await using var command = database.DataSource.CreateCommand($"select count(*) from queues.{table}");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
