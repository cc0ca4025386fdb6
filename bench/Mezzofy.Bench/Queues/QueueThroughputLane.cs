using System.Diagnostics;
using System.Globalization;
using Mezzofy.Testing;

namespace Mezzofy.Bench.Queues;

/// <summary>Messages sent one by one by many senders, each stored durably, called and completed: end to end, with nothing in the queue at the end.</summary>
internal sealed class QueueThroughputLane : ILane
{
    public string Name => "queue";

    public string Usage => "messages a second, sent, run and completed: queue [messages = 20000] [senders = 64]; needs MEZZOFY_TEST_POSTGRES";

    public async Task RunAsync(string[] arguments)
    {
        var messages = int.Parse(arguments.ElementAtOrDefault(0) ?? "20000", CultureInfo.InvariantCulture);
        var senders = int.Parse(arguments.ElementAtOrDefault(1) ?? "64", CultureInfo.InvariantCulture);
        await using var database = await TestDatabase.CreateAsync(migrated: false);
        await using var host = await QueueBenchHost.StartAsync(database, typeof(Receiving));
        await SendAsync(host, 500, senders);
        await EmptyAsync(database, host, 500);

        var work = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        await SendAsync(host, messages, senders);
        var sent = clock.Elapsed;
        await EmptyAsync(database, host, messages + 500);
        var done = clock.Elapsed;
        work = Environment.CpuUsage.TotalTime - work;

        Console.WriteLine("| messages | senders | sent a second | end to end a second | CPU of this process a message |\n| --- | --- | --- | --- | --- |");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {messages} | {senders} | {messages / sent.TotalSeconds:0} | {messages / done.TotalSeconds:0} | {work.TotalMicroseconds / messages:0} µs |"));
    }

    private static Task SendAsync(QueueBenchHost host, int messages, int senders)
    {
        var next = 0;
        return Task.WhenAll(Enumerable.Range(0, senders).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var number && number <= messages)
                await host.SendAsync($"{number}");
        }));
    }

    private static async Task EmptyAsync(TestDatabase database, QueueBenchHost host, int arrived)
    {
        var bound = TimeSpan.FromMinutes(3);
        await Eventually.TrueAsync(() => host.Arrivals.Count >= arrived, $"{arrived} messages", bound);
        await Eventually.TrueAsync(
            async () =>
            {
                await using var command = database.DataSource.CreateCommand("select count(*) from queues.messages");
                return (long)(await command.ExecuteScalarAsync())! == 0;
            },
            "an empty queue",
            bound);
    }
}
