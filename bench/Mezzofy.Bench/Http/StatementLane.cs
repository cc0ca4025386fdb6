using System.Diagnostics;

namespace Mezzofy.Bench.Http;

/// <summary>Time from the request to the answer of a financial statement with its PDF, warm, one after the other.</summary>
internal sealed class StatementLane : ILane
{
    public string Name => "statement";

    public string Usage => "the financial statement as a PDF, one after the other: statement [times = 20]";

    public async Task RunAsync(string[] arguments)
    {
        var times = int.Parse(arguments.ElementAtOrDefault(0) ?? "20");
        var api = new Api();
        await api.SignInAsync("cfo");
        var measured = new List<double>();
        for (var i = 0; i < times + 2; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var answer = await api.SendAsync("Generate the latest financial statement as PDF");
            if (answer.GetProperty("artifacts").GetArrayLength() == 0)
            {
                throw new InvalidOperationException($"No PDF came: {answer}");
            }

            measured.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        Console.WriteLine("| statements | p50 | p90 | p99 | max |\n| --- | --- | --- | --- | --- |");
        Console.WriteLine(new Percentiles(measured.Skip(2)));
    }
}
