using Mezzofy.LocalHost.Queues.Store;

namespace Mezzofy.LocalHost.Tests.Queues;

/// <summary>Processes that are killed with <c>kill -9</c>: no message is lost, no two runs of a timer overlap.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task Of_two_processes_one_is_killed_again_and_again_and_every_message_is_done_and_the_timer_goes_on()
    {
        const int Messages = 1500;
        var folder = Directory.CreateTempSubdirectory("effects-").FullName;
        await using var database = await TestDatabase.CreateAsync(migrated: false);
        await using var queues = new QueueDatabase(database.ConnectionString);
        await using var killed = await AppProcess.StartAsync(Options(database, folder));
        await using var survivor = await AppProcess.StartAsync(Options(database, folder));
        await new MessageStore(queues).SendAsync(
            [.. Enumerable.Range(0, Messages).Select(number => ("work", System.Text.Encoding.UTF8.GetBytes($"{number}")))], default);

        for (var kill = 1; kill <= 2; kill++)
        {
            var until = kill * Messages / 4;
            await Eventually.TrueAsync(() => Done(folder).Count >= until, $"{until} messages done");
            await killed.KillAsync();
            if (kill == 1)
                await killed.StartAsync();
        }

        var ticks = Ticks(folder).Length;
        await Eventually.TrueAsync(() => Done(folder).Count == Messages, "every message to be done", TimeSpan.FromSeconds(60));
        await Eventually.TrueAsync(async () => await LeftAsync(database) == 0, "the queue to be empty");
        await Eventually.TrueAsync(() => Ticks(folder).Length >= ticks + 4, "the timer to go on in the other process");
        NeverOverlapped(folder);
        Directory.Delete(folder, recursive: true);
    }

    private static AppOptions Options(TestDatabase database, string folder) => AppOptions.On(
        database.ConnectionString, ("BehaviourFolder", folder), ("AzureFunctionsJobHost__extensions__serviceBus__maxConcurrentCalls", "8"))
        with { Program = "Mezzofy.Behaviour" };

    private static HashSet<string> Done(string folder) => [.. Lines(folder).Where(line => line.StartsWith("done ", StringComparison.Ordinal))];

    private static string[] Ticks(string folder) => [.. Lines(folder).Where(line => line.StartsWith("tick ", StringComparison.Ordinal))];

    // A run that was killed has no end; any other ends before the next begins.
    private static void NeverOverlapped(string folder)
    {
        var ticks = Ticks(folder).Select(line => line.Split(' ')).ToArray();
        foreach (var (one, next) in ticks.Zip(ticks.Skip(1)))
        {
            if (one[2] == "begin" && next[1] == one[1])
                next[2].ShouldBe("end");
            if (next[2] == "end")
                one.ShouldBe([one[0], next[1], "begin"]);
        }
    }

    // In the order of their times; a line that is being written is not there yet.
    private static IEnumerable<string> Lines(string folder) => Directory.EnumerateFiles(folder)
        .SelectMany(file => Whole(file).Split('\n')[..^1])
        .Order(StringComparer.Ordinal)
        .Select(line => line[(line.IndexOf(' ') + 1)..]);

    private static string Whole(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static async Task<long> LeftAsync(TestDatabase database)
    {
        await using var command = database.DataSource.CreateCommand("select count(*) from queues.messages");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
